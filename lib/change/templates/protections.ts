import type { Resource } from '../assembly';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { pageOf } from './pages';

const POLICY_SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html';
const STACK_SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html';

/** The values that protect, of each property that hinders a deletion. Absent means unprotected in all of them. */
const SWITCHES: Readonly<Record<string, string>> = {
  DeletionProtection: 'true ACTIVE',
  DeletionProtectionEnabled: 'true',
  DeleteProtection: 'true',
  DisableApiTermination: 'true',
};

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const ATTRIBUTE = 'deletion_protection.enabled';

const replicasOf = (resource: Resource): readonly (readonly [string, unknown])[] =>
  mapsOf(resource.Properties?.['Replicas']).map((replica) => [
    `the replica in ${textOf(replica['Region']) ?? 'its region'}`,
    replica['DeletionProtectionEnabled'],
  ]);

const attributeOf = ({ Type, Properties }: Resource): unknown =>
  Type === LOAD_BALANCER
    ? mapsOf(Properties?.['LoadBalancerAttributes']).find(({ Key }) => Key === ATTRIBUTE)?.['Value']
    : undefined;

const guarded = (values: string, value: unknown): boolean => values.split(' ').includes(textOf(value) ?? '');

const open = (value: unknown): boolean => value === undefined || typeof value !== 'object';

const lostSwitches = (before: Resource, after: Resource): readonly string[] => {
  const direct = Object.entries(SWITCHES).filter(([name, values]) => {
    const [from, to] = [before, after].map((side) => at(side.Properties, name));
    return guarded(values, from) && open(to) && !guarded(values, to);
  });
  const [attribute, now] = [attributeOf(before), attributeOf(after)];
  const replicas = new Map(replicasOf(after));
  const copies = replicasOf(before).filter(([name, value]) => guarded('true', value) && replicas.has(name) && !guarded('true', replicas.get(name)));
  return [
    ...direct.map(([name]) => `Properties.${name}`),
    ...(guarded('true', attribute) && open(now) && !guarded('true', now) ? ['Properties.LoadBalancerAttributes'] : []),
    ...(copies.length > 0 ? ['Properties.Replicas'] : []),
  ];
};

/** How well a policy keeps data: not at all, as a snapshot, as it is. */
const KEPT = ['Delete', 'Snapshot', 'RetainExceptOnCreate', 'Retain'];

/** What a resource without a deletion policy gets. */
const defaultOf = ({ Type, Properties }: Resource, field: string): string =>
  field === 'DeletionPolicy' &&
  (Type === 'AWS::RDS::DBCluster' || (Type === 'AWS::RDS::DBInstance' && Properties?.['DBClusterIdentifier'] === undefined))
    ? 'Snapshot'
    : 'Delete';

/** `Retain` and `RetainExceptOnCreate` keep what stands alike. */
const rank = (policy: string): number => Math.min(KEPT.indexOf(policy), KEPT.indexOf('RetainExceptOnCreate'));

/** A repository that holds images cannot be deleted, unless it may be emptied first. */
const emptied = ({ stack, logicalId, type, before, after }: ResourceChange): readonly Finding[] => {
  const [from, to] = [before, after].map((side) => textOf(side?.Properties?.['EmptyOnDelete']));
  if (to !== 'true' || from === 'true') return [];
  return [
    {
      code: 'BP505',
      verdict: 'attention',
      place: { stack, logicalId, type },
      message: `${logicalId} could be deleted with all that it holds: so far CloudFormation deletes it only when it is empty`,
      field: 'Properties.EmptyOnDelete',
      remedy: 'leave EmptyOnDelete out, unless it is to go',
      source: pageOf(type),
    },
  ];
};

const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

const lost = (change: ResourceChange): readonly Finding[] => {
  const { stack, logicalId, type, before, after } = change;
  if (!before || !after) return [];
  const common = { code: 'BP505', verdict: 'refused', place: { stack, logicalId, type } } as const;
  const switches = lostSwitches(before, after).map((field) => ({
    ...common,
    message: `${logicalId} would be protected against deletion no more`,
    field,
    remedy: `keep the protection; or take it off in a deployment of its own, with --allow-replace ${logicalId}`,
    source: pageOf(type),
  }));
  // Both policies mostly change together: one of them is enough to say.
  const weakened = POLICIES.flatMap((field) => {
    const [from, to] = [before, after].map((side) => side[field] ?? defaultOf(side, field));
    if (from === undefined || to === undefined || rank(to) >= rank(from)) return [];
    const when = field === 'DeletionPolicy' ? 'leaves the stack' : 'is replaced';
    return [
      {
        ...common,
        message: `${logicalId} would be ${to === 'Snapshot' ? 'deleted, with a snapshot,' : 'deleted'} when it ${when}; so far it is kept as ${from} says`,
        field,
        remedy: `keep ${field}: ${from}; or weaken it in a deployment of its own, with --allow-replace ${logicalId}`,
        source: POLICY_SOURCE,
      },
    ];
  });
  return [...switches, ...emptied(change), ...weakened.slice(0, 1)];
};

const ofStacks = ({ before, after }: Changes): readonly Finding[] =>
  before.stacks
    .filter(({ name, terminationProtection }) => {
      const now = after.stacks.find((stack) => stack.name === name);
      return terminationProtection === true && now?.terminationProtection === false;
    })
    .map(({ name }) => ({
      code: 'BP505',
      verdict: 'refused',
      place: { stack: name },
      message: `the stack ${name} could be deleted with everything in it: its termination protection would be off`,
      field: 'terminationProtection',
      remedy: `keep terminationProtection; or take it off in a deployment of its own, with --allow-replace ${name}`,
      source: STACK_SOURCE,
    }));

/** Protections against deletion stay on what stays. */
export const protectionRule: Rule = (changes) => [
  ...ofStacks(changes),
  ...changes.resources.filter(({ action }) => action === 'change').flatMap(lost),
];
