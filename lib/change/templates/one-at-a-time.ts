import { isDeepStrictEqual } from 'node:util';
import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { mapsOf, textOf } from '../reading';

/** Parts of a resource of which one update takes a single one. */
interface Single {
  readonly types: readonly string[];
  readonly path: string;
  /** Property that names a part. */
  readonly key: string;
  /** What one is, and what several are. */
  readonly named: readonly [string, string];
  /** Properties of a part whose change makes it anew: deleted, then created. */
  readonly anew: readonly string[];
  readonly source: string;
}

const SINGLES: readonly Single[] = [
  {
    types: ['AWS::DynamoDB::GlobalTable'],
    path: 'Replicas',
    key: 'Region',
    named: ['replica', 'replicas'],
    anew: [],
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html',
  },
  {
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    path: 'GlobalSecondaryIndexes',
    key: 'IndexName',
    named: ['global secondary index', 'global secondary indexes'],
    anew: ['KeySchema', 'Projection'],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html',
  },
];

const partsOf = (resource: ResourceChange['before'], { path, key }: Single): ReadonlyMap<string, Readonly<Record<string, unknown>>> =>
  new Map(mapsOf(resource?.Properties?.[path]).flatMap((part) => (textOf(part[key]) === undefined ? [] : [[textOf(part[key]) ?? '', part]])));

const judged = ({ stack, logicalId, type, before, after }: ResourceChange, single: Single): readonly Finding[] => {
  // A strongly consistent table takes its replicas together.
  if (single.path === 'Replicas' && after?.Properties?.['MultiRegionConsistency'] === 'STRONG') return [];
  const [was, is] = [partsOf(before, single), partsOf(after, single)];
  const added = [...is.keys()].filter((name) => !was.has(name));
  const removed = [...was.keys()].filter((name) => !is.has(name));
  const anew = [...was].filter(([name, part]) => is.has(name) && single.anew.some((p) => !isDeepStrictEqual(part[p], is.get(name)?.[p])));
  const steps = [
    ...added.map((name) => `add ${name}`),
    ...removed.map((name) => `remove ${name}`),
    ...anew.flatMap(([name]) => [`remove ${name}`, `add ${name} as it is to be`]),
  ];
  if (steps.length < 2) return [];
  const [one, several] = single.named;
  return [
    {
      code: 'BP520',
      verdict: 'refused',
      place: { stack, logicalId, type },
      message: `${logicalId} would change ${steps.length} ${several} at once (${steps.join(', ')}): DynamoDB creates or deletes one ${one} in an update, so that the deployment would fail`,
      field: `Properties.${single.path}`,
      remedy: `a deployment each, one after another${anew.length > 0 ? '; for an index that is made anew, add the new one under another name first' : ''}`,
      source: single.source,
    },
  ];
};

/** What a service changes one at a time is changed one at a time. */
export const oneAtATimeRule: Rule = ({ resources }) =>
  resources
    .filter(({ action }) => action === 'change')
    .flatMap((change) => SINGLES.filter(({ types }) => types.includes(change.type)).flatMap((single) => judged(change, single)));
