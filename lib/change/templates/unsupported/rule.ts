import type { ResourceChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textOf } from '../../reading';
import { DATABASES } from './databases';
import type { Unsupported } from './form';
import { OTHERS } from './others';
import { STREAMING } from './streaming';

const UNSUPPORTED: readonly Unsupported[] = [...DATABASES, ...STREAMING, ...OTHERS];

const shift = (from: unknown, to: unknown): string => {
  const [was, is] = [textOf(from), textOf(to)];
  return was === undefined || is === undefined ? '' : ` from ${was} to ${is}`;
};

const findingsOf = (change: ResourceChange): readonly Finding[] =>
  UNSUPPORTED.filter(({ types }) => types.includes(change.type)).flatMap(({ path, refusal, remedy, source, verdict = 'refused' }) => {
    const [from, to] = [change.before, change.after].map((side) => at(side?.Properties, path));
    const because = refusal(from, to, change);
    if (because === undefined) return [];
    const { stack, logicalId, type } = change;
    const fails = verdict === 'refused' ? ', so that the deployment would fail' : '';
    return [
      {
        code: 'BP521',
        verdict,
        place: { stack, logicalId, type },
        message: `${logicalId}: ${path}${shift(from, to)}: ${because}${fails}`,
        field: `Properties.${path}`,
        remedy,
        source,
      },
    ];
  });

/** A function of somebody's own that stands behind a resource cannot be exchanged. */
const customResources = ({ stack, logicalId, type, before, after }: ResourceChange): readonly Finding[] => {
  if (!type.startsWith('Custom::') && type !== 'AWS::CloudFormation::CustomResource') return [];
  const [from, to] = [before, after].map((side) => JSON.stringify(side?.Properties?.['ServiceToken']));
  if (from === to) return [];
  return [
    {
      code: 'BP521',
      verdict: 'refused',
      place: { stack, logicalId, type },
      message: `${logicalId} would be served by another function: CloudFormation allows no other ServiceToken, so that the deployment would fail`,
      field: 'Properties.ServiceToken',
      remedy: 'keep the function and its logical id; or take the resource out and make it anew under another id',
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html',
    },
  ];
};

/** Nothing is deployed that the service refuses half-way. */
export const unsupportedRule: Rule = ({ resources }) =>
  resources.filter(({ action }) => action === 'change').flatMap((change) => [...findingsOf(change), ...customResources(change)]);
