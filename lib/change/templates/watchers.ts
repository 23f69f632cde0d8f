import { isDeepStrictEqual } from 'node:util';
import { resolverOf } from '../access/resolved';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { namedIn } from './named';
import { pageOf } from './pages';
import { twinOf } from './twins';

/** What watches: how several are called, what is not seen any more, and where it says what it watches. */
interface Watcher {
  readonly several: string;
  readonly unseen: string;
  readonly of: readonly string[];
}

const MEASURED = ['Namespace', 'MetricName', 'Dimensions', 'Metrics'];

const WATCHERS: Readonly<Record<string, Watcher>> = {
  'AWS::APS::RuleGroupsNamespace': { several: 'sets of alert rules', unseen: 'they alert nobody any more', of: ['Workspace'] },
  'AWS::AccessAnalyzer::Analyzer': { several: 'analyzers of access', unseen: 'nobody is told of what is open to others', of: [] },
  'AWS::Budgets::Budget': { several: 'budgets', unseen: 'nobody is told when the bill grows', of: [] },
  'AWS::CE::AnomalyMonitor': { several: 'monitors of the bill', unseen: 'nobody is told when the bill jumps', of: [] },
  'AWS::CloudTrail::Trail': { several: 'trails', unseen: 'nothing records who does what in the account', of: [] },
  'AWS::CloudWatch::Alarm': { several: 'alarms', unseen: 'what they watch can fail unheard', of: MEASURED },
  'AWS::CloudWatch::CompositeAlarm': { several: 'alarms', unseen: 'what they watch can fail unheard', of: ['AlarmRule'] },
  'AWS::Config::ConfigurationRecorder': { several: 'recorders', unseen: 'nothing records how resources change', of: [] },
  'AWS::EC2::FlowLog': { several: 'flow logs', unseen: 'nothing records who talks to whom', of: ['ResourceId'] },
  'AWS::GuardDuty::Detector': { several: 'detectors', unseen: 'nobody looks for threats', of: [] },
  'AWS::Logs::Delivery': { several: 'deliveries of logs', unseen: 'these logs are written no more', of: [] },
  'AWS::Logs::MetricFilter': { several: 'filters of logs', unseen: 'alarms on what they count are silent', of: ['LogGroupName'] },
  'AWS::Logs::SubscriptionFilter': { several: 'subscriptions to logs', unseen: 'these logs are sent on no more', of: ['LogGroupName'] },
  'AWS::Route53::HealthCheck': { several: 'health checks', unseen: 'traffic is not led away from what fails', of: [] },
  'AWS::SecurityHub::Hub': { several: 'security hubs', unseen: 'nothing gathers what is found', of: [] },
  'AWS::Synthetics::Canary': { several: 'canaries', unseen: 'nobody tries what visitors do', of: [] },
  'AWS::WAFv2::LoggingConfiguration': { several: 'logs of firewalls', unseen: 'nothing records what they stop', of: ['ResourceArn'] },
};

/** How many names a message has. */
const NAMED = 3;

const listed = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');

/** Whether something that comes watches the same. */
const isFollowed = (gone: ResourceChange, { of }: Watcher, { resources }: Changes): boolean =>
  twinOf(gone, resources) !== undefined ||
  (of.length > 0 &&
    resources.some(
      ({ action, type, after }) =>
        action === 'add' && type === gone.type && of.every((name) => isDeepStrictEqual(after?.Properties?.[name], gone.before?.Properties?.[name])),
    ));

const silenced = (changes: Changes): readonly ResourceChange[] => {
  const removed = changes.resources.filter(({ action }) => action === 'remove');
  if (!removed.some(({ type }) => type in WATCHERS)) return [];
  const gone = new Set(removed.map(({ stack, logicalId }) => `${stack}.${logicalId}`));
  const resolver = resolverOf(changes.before);
  return removed.filter((change) => {
    const [watcher, stack] = [WATCHERS[change.type], change.stackBefore];
    if (!watcher || !stack || !change.stackAfter) return false;
    const watched = watcher.of.map((name) => change.before?.Properties?.[name]);
    return !namedIn(resolver, stack, watched).some((name) => gone.has(name)) && !isFollowed(change, watcher, changes);
  });
};

/** What watches stays as long as what it watches does. What goes is one line for each stack and kind. */
export const watcherRule: Rule = (changes) => {
  const groups = new Map<string, ResourceChange[]>();
  for (const change of silenced(changes)) {
    const key = `${change.stack} ${change.type}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    const watcher = first && WATCHERS[first.type];
    if (!first || !watcher) return [];
    const { stack, logicalId, type } = first;
    const who = group.length === 1 ? `${logicalId} would go` : `${group.length} ${watcher.several} would go (${listed(group.map((one) => one.logicalId))})`;
    return [
      {
        code: 'BP527',
        verdict: 'attention',
        place: group.length === 1 ? { stack, logicalId, type } : { stack },
        message: `${who}: ${watcher.unseen}`,
        remedy: 'keep it, or see what watches instead',
        source: pageOf(type),
      },
    ];
  });
};
