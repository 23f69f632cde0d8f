import type { Rule } from '../changes';
import { NESTED_STACK, unreadNested } from '../nested-stacks';

/** A nested stack that changes, and of whose template nobody knows what it replaces or deletes. */
export const nestedRule: Rule = ({ before, after, resources }) => {
  const changed = resources.filter(
    ({ type, fields }) => type === NESTED_STACK && fields.some(({ path }) => path.startsWith('Properties.TemplateURL')),
  );
  if (changed.length === 0) return [];
  const unread = unreadNested(before, after);
  return changed
    .filter(({ stack, logicalId }) => unread.has(`${stack}.${logicalId}`))
    .map(({ stack, logicalId, type }) => ({
      code: 'BP501',
      verdict: 'attention',
      place: { stack, logicalId, type },
      message: `${logicalId} gets another template, which is not looked at: what it holds may be replaced or deleted in there`,
      field: 'Properties.TemplateURL',
      remedy:
        'compare two folders in which their templates lie (`cdk synth` writes them), or look at `aws cloudformation create-change-set --include-nested-stacks`',
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html',
    }));
};
