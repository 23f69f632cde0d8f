import { nameProperties } from '../../facts/cloudformation/replacement';
import { foundations, stateful } from '../../facts/cloudformation/stateful';
import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';

const place = ({ stack, logicalId, type }: ResourceChange): Finding['place'] => ({ stack, logicalId, type });

const foundationOf = ({ type, logicalId, action, replacedBy }: ResourceChange): Pick<Finding, 'message' | 'remedy' | 'field' | 'source'> => {
  const [field] = replacedBy;
  return {
    message: `${logicalId} would be ${action === 'replace' ? 'replaced' : 'deleted'}, and with it ${foundations[type] ?? 'what stands on it'}`,
    ...(field ? { field: field.path, source: field.source } : {}),
    remedy: 'keep it; where it must be another one, build that beside it, move over, and take the old one out in a step of its own',
  };
};

/** Networks, clusters, zones and distributions stay. */
export const foundationRule: Rule = ({ resources }) =>
  resources
    .filter(({ type, action }) => type in foundations && (action === 'replace' || action === 'remove'))
    .map((change) => ({ code: 'BP517', verdict: 'refused', place: place(change), ...foundationOf(change) }));

const nameIn = (change: ResourceChange): string | undefined =>
  nameProperties(change.type).find((name) => {
    const given = change.after?.Properties?.[name];
    return typeof given === 'string' && given === change.before?.Properties?.[name];
  });

/** What has a name of its own cannot be replaced: the new one would have the name of the old one, which is still there. */
export const customNameRule: Rule = ({ resources }) =>
  resources.flatMap((change): Finding[] => {
    const name = change.action === 'replace' ? nameIn(change) : undefined;
    const [field] = change.replacedBy;
    if (name === undefined || !field || field.certainty === 'may') return [];
    return [
      {
        code: 'BP518',
        verdict: 'refused',
        place: place(change),
        field: field.path,
        message: `${change.logicalId} would be replaced, and keeps the name ${String(change.after?.Properties?.[name])}: CloudFormation makes the new one first, and fails`,
        remedy: `leave ${field.path.replace('Properties.', '')} as it is, or give it another ${name}`,
        source: 'docs.aws.amazon.com: AWS CloudFormation, Name type',
      },
    ];
  });

/** What holds nothing and is replaced: a short gap, which somebody should know of. */
export const replacedRule: Rule = ({ resources }) =>
  resources
    .filter(({ action, type }) => action === 'replace' && !(type in stateful) && !(type in foundations))
    .map((change): Finding => {
      const [field] = change.replacedBy;
      return {
        code: 'BP523',
        verdict: 'attention',
        place: place(change),
        ...(field ? { field: field.path, source: field.source } : {}),
        message: `${change.logicalId} ${field?.certainty === 'may' ? 'may be' : 'would be'} replaced: a new one is made, what names it follows, the old one goes`,
        remedy: 'it holds nothing: deploy when few are there, if anybody waits for it',
      };
    });
