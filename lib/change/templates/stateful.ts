import { replacingProperties } from '../../facts/cloudformation/replacement';
import { foundations, stateful, type Stateful } from '../../facts/cloudformation/stateful';
import type { Changes, ReplacingField, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at } from '../reading';
import { normalForm } from './normal-form';
import { twinOf } from './twins';

const DELETION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html';

/** What becomes of the data when a resource leaves its stack. */
const fateOf = ({ type, before }: ResourceChange): 'deleted' | 'kept' | 'snapshot' => {
  const policy = before?.DeletionPolicy;
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') return 'kept';
  if (policy === 'Snapshot') return 'snapshot';
  // An instance of a cluster has no snapshot of its own.
  const member = before?.Properties?.['DBClusterIdentifier'] !== undefined;
  return policy === undefined && stateful[type]?.snapshot === true && !member ? 'snapshot' : 'deleted';
};

const place = ({ stack, logicalId, type }: ResourceChange): Finding['place'] => ({ stack, logicalId, type });

const MIGRATE =
  'make the new one beside it, move the data, and then take the old one out (in a blueprint `migrateFrom` on its store or stream; `strata promote` writes it)';

/** What is lost with a resource. The data of a cluster's last instance is the cluster's. */
const holdsOf = ({ type, before }: ResourceChange): string =>
  before?.Properties?.['DBClusterIdentifier'] === undefined || !type.endsWith('::DBInstance')
    ? (stateful[type]?.holds ?? 'its data')
    : 'the only way to the data of its cluster';

/** The policy with which the change would be made in place, where there is one. */
const inPlace = (type: string, field: ReplacingField | undefined): string => {
  const property = replacingProperties(type).find(({ path }) => field?.path === `Properties.${path}`);
  return property?.unlessPolicy === undefined ? '' : `; or set UpdatePolicy: { ${property.unlessPolicy}: true }, and it is changed in place`;
};

/** What is left of the old one. */
const LEFT: Readonly<Record<string, string>> = {
  Retain: '; the old one stays, outside of the stack',
  Snapshot: '; a last snapshot of the old one stays',
};

const replaced = (change: ResourceChange): Finding => {
  const { logicalId, type, replacedBy, before } = change;
  const field = replacedBy.find(({ certainty }) => certainty === 'always') ?? replacedBy[0];
  const would = field?.certainty === 'may' ? 'may be' : 'would be';
  const kept = LEFT[before?.UpdateReplacePolicy ?? ''] ?? '';
  return {
    code: 'BP501',
    verdict: 'refused',
    place: place(change),
    message: `${logicalId} ${would} replaced by a new, empty one, without ${holdsOf(change)}${kept}`,
    ...(field ? { field: field.path, source: field.source } : {}),
    remedy: `leave ${field?.path.replace('Properties.', '') ?? 'it'} as it is${inPlace(type, field)}; or ${MIGRATE}`,
  };
};

const moved = (change: ResourceChange, twin: ResourceChange): Finding => {
  const { logicalId, stack } = change;
  const elsewhere = twin.stack !== stack;
  const holds = holdsOf(change);
  return {
    code: elsewhere ? 'BP519' : 'BP504',
    verdict: 'refused',
    place: place(change),
    message: elsewhere
      ? `${logicalId} would leave ${stack} and be made anew, empty, as ${twin.logicalId} in ${twin.stack}, without ${holds}`
      : `${logicalId} would be called ${twin.logicalId}: CloudFormation makes a new, empty one and lets go of the old one, with ${holds}`,
    remedy: elsewhere ? 'keep it in its stack, or move it with `cdk refactor`' : `keep the logical id (overrideLogicalId('${logicalId}')), or rename it with \`cdk refactor\``,
  };
};

/** A stack that is not deployed any more. One that is nested is deleted by its parent. */
const stackGone = ({ stackBefore, stackAfter }: ResourceChange): boolean => stackAfter === undefined && stackBefore?.nestedIn === undefined;

const removed = (change: ResourceChange): Finding => {
  const { logicalId, stack } = change;
  const fate = fateOf(change);
  const holds = holdsOf(change);
  if (stackGone(change))
    return {
      code: fate === 'kept' ? 'BP503' : 'BP502',
      verdict: 'refused',
      place: place(change),
      message: `${stack} is in the new assembly no more: \`cdk deploy\` leaves it standing, and whoever deletes it ${fate === 'kept' ? 'leaves behind' : 'deletes'} ${logicalId}, with ${holds}`,
      remedy: `keep the stack; if its data is not needed any more: --allow-replace ${logicalId}`,
    };
  if (fate === 'kept')
    return {
      code: 'BP503',
      verdict: 'refused',
      place: place(change),
      message: `${logicalId} would leave its stack and stay in the account, with ${holds}: it goes on costing, and no template knows it`,
      remedy: `keep it. If its data moves: ${MIGRATE}. If nobody needs it any more: --allow-replace ${logicalId}, and write down who deletes it`,
      source: DELETION,
    };
  return {
    code: 'BP502',
    verdict: 'refused',
    place: place(change),
    message: `${logicalId} would be deleted, with ${holds}${fate === 'snapshot' ? '; a last snapshot stays' : ''}`,
    remedy: `keep it. If its data moves: ${MIGRATE}. If nobody needs it any more: --allow-replace ${logicalId}`,
    source: DELETION,
  };
};

/** An instance of a cluster that keeps another one: the data is the cluster's. */
const isSpare = ({ type, before, stackAfter }: ResourceChange): boolean => {
  const cluster = before?.Properties?.['DBClusterIdentifier'];
  if (!type.endsWith('::DBInstance') || cluster === undefined) return false;
  const key = JSON.stringify(cluster);
  return Object.values(stackAfter ? normalForm(stackAfter).Resources : {}).some(
    (r) => r.Type === type && JSON.stringify(r.Properties?.['DBClusterIdentifier']) === key,
  );
};

const spare = (change: ResourceChange, resources: readonly ResourceChange[]): Finding => {
  const cluster = at(change.before?.Properties?.['DBClusterIdentifier'], 'Ref');
  const follows = resources.some(({ action, stack, logicalId }) => action === 'replace' && stack === change.stack && logicalId === cluster);
  const done = change.action === 'replace' ? 'replaced' : 'deleted';
  return {
    code: 'BP522',
    verdict: 'attention',
    place: place(change),
    message: follows
      ? `${change.logicalId} would be ${done} with its cluster, ${String(cluster)}: connections to it break`
      : `${change.logicalId}, an instance of a cluster that keeps others, would be ${done}: the data stays, connections to it break`,
    remedy: follows ? `keep ${String(cluster)} as it is` : 'deploy when few are there',
  };
};

const findingOf = (change: ResourceChange, resources: readonly ResourceChange[]): Finding => {
  if (isSpare(change)) return spare(change, resources);
  if (change.action === 'replace') return replaced(change);
  const twin = twinOf(change, resources);
  return twin ? moved(change, twin) : removed(change);
};

const heldBy = ({ type, before }: ResourceChange): Stateful | undefined => stateful[before?.Type ?? type] ?? stateful[type];

/** A stack without data that is in the new assembly no more: nobody deletes it. */
const leftStanding = ({ before, after, resources }: Changes): readonly Finding[] =>
  before.stacks
    .filter(({ name, nestedIn }) => nestedIn === undefined && !after.stacks.some((stack) => stack.name === name))
    .filter(({ name }) => !resources.some((change) => change.stack === name && (heldBy(change) ?? foundations[change.type])))
    .map(({ name, region }) => ({
      code: 'BP503',
      verdict: 'attention',
      place: { stack: name },
      message: `${name} is in the new assembly no more: \`cdk deploy\` leaves it standing, it goes on costing, and no template knows it`,
      remedy: `once nobody needs it: \`aws cloudformation delete-stack --stack-name ${name}${region === '' ? '' : ` --region ${region}`}\``,
    }));

/** Nothing that holds data is replaced, renamed, moved or removed unless somebody names it. */
export const statefulRule: Rule = (changes) => [
  ...leftStanding(changes),
  ...changes.resources.flatMap((change) => {
    const held = change.action === 'replace' || change.action === 'remove' ? heldBy(change) : undefined;
    return held ? [{ ...findingOf(change, changes.resources), ...(held.verdict ? { verdict: held.verdict } : {}) }] : [];
  }),
];
