import { STATEFUL_TYPES } from '../../facts/stateful-types';
import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';

const finding = ({ stack, logicalId, type, action, replacedBy }: ResourceChange): Finding[] => {
  const place = { stack, logicalId, type };
  const [field] = replacedBy;
  if (action === 'replace')
    return [
      {
        code: 'BP501',
        verdict: 'refused',
        place,
        message: `${logicalId} would be replaced by a new, empty one`,
        ...(field ? { field: field.path, source: field.source } : {}),
        remedy: 'say `migrateFrom` on its store or stream: both stand until the data has moved',
      },
    ];
  if (action !== 'remove') return [];
  return [
    {
      code: 'BP502',
      verdict: 'refused',
      place,
      message: `${logicalId} would leave the stack, and its data with it`,
      remedy: `keep it; if its data is not needed any more: --allow-replace ${logicalId}`,
    },
  ];
};

/** Nothing that holds data is replaced or removed unless somebody names it. */
export const statefulRule: Rule = ({ resources }) => resources.filter(({ type }) => STATEFUL_TYPES.includes(type)).flatMap(finding);
