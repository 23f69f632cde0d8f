import type { Verdict } from './verdict';

interface ChangeCodeFacts {
  /** The worst that it can say. */
  readonly verdict: Exclude<Verdict, 'safe'>;
  readonly meaning: string;
  /** The safe way, in a few words. */
  readonly remedy: string;
}

const refused = (meaning: string, remedy: string): ChangeCodeFacts => ({ verdict: 'refused', meaning, remedy });
const attention = (meaning: string, remedy: string): ChangeCodeFacts => ({ verdict: 'attention', meaning, remedy });

/** BP5xx: what the change gate says of an assembly against what is deployed. */
export const CHANGE_CODES = {
  BP501: refused(
    'Something stateful would be replaced: a new, empty one takes its place.',
    'migrateFrom: both stand until the data has moved',
  ),
  BP502: refused(
    'Something stateful would be deleted.',
    'keep it; take it out in a step of its own, named, after its data was kept elsewhere',
  ),
  BP503: refused('Something that is retained would leave its stack: it stays, costs, and no template knows it.', 'keep it, or name it'),
  BP504: refused('A logical id has changed: the old resource goes, a new one comes.', 'keep the logical id'),
  BP505: refused('A protection against deletion would be lost.', 'keep it; take it off in a step of its own'),
  BP506: refused('Backups or recovery would be lost or shortened.', 'keep them'),
  BP507: refused(
    'An export that another stack imports would change or go: CloudFormation refuses that half-way.',
    'change the reader first',
  ),
  BP508: attention(
    'What a weak reference reads would change: its reader keeps the old value until it is deployed itself.',
    'deploy the reader',
  ),
  BP509: refused('A field of a Kubernetes object that cannot be changed.', 'a new name, or delete the object and make it anew'),
  BP510: attention('A Kubernetes object would be left behind: applying manifests removes nothing.', 'kubectl delete, or prune'),
  BP511: refused('A Kubernetes object goes, or is made anew, that holds data or everything in it.', 'keep it'),
  BP512: attention('Somebody may do more than before.', 'look at the statement, and at the edge that asks for it'),
  BP513: refused('A permission without bounds: everything, or everybody.', 'name actions, resources and principals'),
  BP514: attention('A network is opened further.', 'look at the rule, and at the edge that asks for it'),
  BP515: refused('Something is opened to the whole internet.', 'name the networks that need it'),
  BP516: refused('Encryption would be lost, or its key would be another.', 'keep the key'),
  BP517: refused('Something that everything stands on would be replaced or removed: network, cluster, certificate, address.', 'keep it'),
  BP518: refused(
    'CloudFormation replaces nothing that has a name of its own: the deployment would fail.',
    'another name, or keep the property',
  ),
  BP519: refused('A resource would move to another stack: deleted there, made anew here.', 'cdk refactor, or keep it where it is'),
  BP520: refused('AWS takes such changes one at a time.', 'one after another, a deployment each'),
  BP521: refused('The service does not allow this change: the deployment would fail.', 'keep it, or move the data to a new one'),
  BP522: attention('Something would be interrupted while it changes.', 'deploy when few are there'),
  BP523: attention('Something without data would be replaced.', 'expect a short gap'),
  BP524: refused(
    'A stack is being changed, or was left half-way by a deployment that failed.',
    'settle it first, with the command that the finding names',
  ),
  BP525: attention(
    'Something would bear less than before: no standby, no failover, fewer zones or copies.',
    'keep it where people rely on it',
  ),
  BP526: attention(
    'Something that others use would go: an entrance, a name, an index, a stream, a way to sign in.',
    'see that nobody uses it any more, then deploy',
  ),
  BP527: attention(
    'Something that watches would go, or fall silent: an alarm, a budget, a trail, a log.',
    'keep it, or see what watches instead',
  ),
} as const satisfies Readonly<Record<`BP5${number}`, ChangeCodeFacts>>;

export type ChangeCode = keyof typeof CHANGE_CODES;
