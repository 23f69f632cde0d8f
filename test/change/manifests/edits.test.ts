import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../lib/change';
import { verdicts } from './cases/gate';
import { ACCESS } from './cases/edits/access';
import { CONFIGURATION } from './cases/edits/configuration';
import { INGRESSES } from './cases/edits/ingresses';
import { JOBS } from './cases/edits/jobs';
import { OPERATORS } from './cases/edits/operators';
import { POLICIES } from './cases/edits/policies';
import { SERVICES } from './cases/edits/services';
import { STATEFUL } from './cases/edits/stateful';
import { WORKLOADS } from './cases/edits/workloads';

const ALL = [...ACCESS, ...CONFIGURATION, ...INGRESSES, ...JOBS, ...OPERATORS, ...POLICIES, ...SERVICES, ...STATEFUL, ...WORKLOADS];

const objectsIn = (text: string): readonly KubernetesObject[] =>
  parseAllDocuments(text).flatMap((document) => (document.contents === null ? [] : [document.toJS() as KubernetesObject]));

// What a person who knows Kubernetes says of each edit was written down before the gate was asked.
it.each(ALL.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) =>
  expect(verdicts(objectsIn(before), objectsIn(after))).toEqual(said),
);
