import type { Changes, ResourceChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, mapsOf, textOf } from '../../reading';
import { twinOf } from '../../templates/twins';
import { byType, ofTypes, tokenOf } from '../resources';
import { resolverOf } from '../resolved';

const ACL = 'AWS::WAFv2::WebACL';
const SOURCE = 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html';

const said = ({ stack, logicalId, type }: ResourceChange, message: string, field?: string): Finding => ({
  code: 'BP514',
  verdict: 'attention',
  place: { stack, logicalId, type },
  message,
  ...(field === undefined ? {} : { field }),
  remedy: 'keep it',
  source: SOURCE,
});

const rulesOf = (change: ResourceChange['before']): ReadonlyMap<string, unknown> =>
  new Map(
    mapsOf(change?.Properties?.['Rules']).flatMap((rule) =>
      textOf(rule['Name']) === undefined ? [] : [[textOf(rule['Name']) ?? '', rule] as const],
    ),
  );

/** A rule that only counts stops nobody. */
const stops = (rule: unknown): boolean =>
  at(rule, 'Action.Count') === undefined && at(rule, 'OverrideAction.Count') === undefined && at(rule, 'Action.Allow') === undefined;

const weakened = (change: ResourceChange): readonly Finding[] => {
  const { before, after, logicalId } = change;
  const now = rulesOf(after);
  const lost = [...rulesOf(before)].filter(([name, rule]) => stops(rule) && !(now.has(name) && stops(now.get(name)))).map(([name]) => name);
  const blocked = (side: typeof before): boolean => at(side?.Properties, 'DefaultAction.Block') !== undefined;
  return [
    ...(lost.length > 0
      ? [said(change, `the firewall ${logicalId} would stop nobody by ${lost.join(', ')} any more`, 'Properties.Rules')]
      : []),
    ...(blocked(before) && !blocked(after)
      ? [
          {
            ...said(change, `the firewall ${logicalId} would let through whatever no rule names`, 'Properties.DefaultAction'),
            code: 'BP515' as const,
            verdict: 'refused' as const,
            remedy: 'keep DefaultAction: Block, and name what may pass in a rule',
          },
        ]
      : []),
  ];
};

/** An association that goes while what it guards stays. */
const detached = (change: ResourceChange, { after }: Changes): readonly Finding[] => {
  const { stackBefore, before, logicalId } = change;
  if (!stackBefore || !before) return [];
  const target = resolverOf({ stacks: [stackBefore] }).text(stackBefore, before.Properties?.['ResourceArn']) ?? '';
  const guarded = /^\$\{([^.}]+\.[^.}]+)/.exec(target)?.[1];
  const stays = guarded === undefined || [...byType(after).values()].flat().some((placed) => tokenOf(placed) === guarded);
  const elsewhere = ofTypes(byType(after), 'AWS::WAFv2::WebACLAssociation').some(
    ({ stack, resource }) => resolverOf(after).text(stack, resource.Properties?.['ResourceArn']) === target,
  );
  return stays && !elsewhere
    ? [said(change, `${guarded?.split('.')[1] ?? target} would have no web application firewall any more (${logicalId} goes)`)]
    : [];
};

/** A firewall that goes, with no other one that comes for it. */
const gone = (change: ResourceChange, { resources }: Changes): readonly Finding[] =>
  change.stackAfter === undefined || twinOf(change, resources)
    ? []
    : [said(change, `the firewall ${change.logicalId} would go, with all its rules`)];

/** Firewalls that stop less than before. */
export const firewallRule: Rule = (changes) =>
  changes.resources.flatMap((change) => {
    if (change.type === ACL && change.action === 'change') return weakened(change);
    if (change.type === ACL && change.action === 'remove') return gone(change, changes);
    return change.type === 'AWS::WAFv2::WebACLAssociation' && change.action === 'remove' ? detached(change, changes) : [];
  });
