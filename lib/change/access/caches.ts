import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, textOf } from '../reading';
import { coversPattern } from './iam/patterns';

const SOURCE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';

/** Other ways to write the same rules: https://valkey.io/topics/acl/ */
const ALIASES: Readonly<Record<string, string>> = { allkeys: '~*', allcommands: '+@all', nocommands: '-@all', allchannels: '&*' };

const rulesOf = (access: string): readonly string[] => access.split(/\s+/).map((rule) => ALIASES[rule] ?? rule);

const isPattern = (rule: string): boolean => /^(~|%[RW]+~|&)/.test(rule);

/** What is allowed now and was not: keys and commands that are more, and exceptions that are fewer. */
const gainedIn = (before: string, after: string): readonly string[] => {
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const allowed = (rule: string): boolean =>
    isPattern(rule) ? was.some((other) => isPattern(other) && coversPattern(other, rule)) : was.includes(rule) || was.includes('+@all');
  const more = is.filter((rule) => (isPattern(rule) || rule.startsWith('+')) && !allowed(rule));
  const fewer = was.filter((rule) => rule.startsWith('-') && !is.includes(rule) && !is.includes('-@all'));
  return [...more, ...fewer.map((rule) => `no longer ${rule}`), ...(is.includes('on') && was.includes('off') ? ['on'] : [])];
};

/** How many rules a sentence names. */
const MOST = 6;

const listed = (rules: readonly string[]): string =>
  rules.length > MOST ? `${rules.slice(0, MOST).join(', ')} and ${rules.length - MOST} more` : rules.join(', ');

const authenticates = (properties: unknown): boolean =>
  at(properties, 'NoPasswordRequired') !== true && at(properties, 'AuthenticationMode.Type') !== 'no-password-required';

const finding = (change: ResourceChange): readonly Finding[] => {
  const { before, after, stack, logicalId, type } = change;
  const place = { stack, logicalId, type };
  const name = textOf(after?.Properties?.['UserName']) ?? logicalId;
  if (after && authenticates(before?.Properties) && !authenticates(after.Properties))
    return [
      {
        code: 'BP513',
        verdict: 'refused',
        place,
        message: `whoever reaches the cache may act as its user ${name}: no password is asked for`,
        remedy: 'AuthenticationMode: { Type: iam }',
        source: SOURCE,
      },
    ];
  if (!before || !after) return [];
  const gained = gainedIn(textOf(before.Properties?.['AccessString']) ?? '', textOf(after.Properties?.['AccessString']) ?? '');
  if (gained.length === 0) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place,
      message: `user ${name} of the cache may do more than before: ${listed(gained)}`,
      field: 'Properties.AccessString',
      remedy: 'look at the keys and commands that it gets',
      source: SOURCE,
    },
  ];
};

/** A user of a cache who may do more, or needs no password, is named. */
export const cacheUserRule: Rule = ({ resources }) =>
  resources.filter(({ type, action }) => type === 'AWS::ElastiCache::User' && action !== 'remove').flatMap(finding);
