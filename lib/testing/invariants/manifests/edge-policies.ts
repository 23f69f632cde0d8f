import { namesOf } from '../../../plan/contract';
import type { Egress } from '../../../plan/contract';
import type { Synthesized } from '../../synth';
import { invariant, type Finding } from '../invariant';
import { ownPolicies, policySpec, type PolicyPeer, type PolicyRule } from './policies';
import { clustersOf, type Cluster } from './reading';

/** A workload as the plan has it. */
interface Planned {
  readonly name: string;
  readonly team: string;
  readonly port?: number;
  readonly health?: { readonly port: number };
  readonly public: boolean;
  readonly callers: readonly { readonly team: string; readonly name: string }[];
  readonly egress: readonly Egress[];
}

const WORKLOADS = ['service', 'processor', 'flow'];
const NAME = 'app.kubernetes.io/name';
const NAMESPACE = 'kubernetes.io/metadata.name';

/** Ports that a workload may use for names (53), the credentials of its role (80) and AWS's public endpoints (443). */
const COMMON_PORTS = [53, 80, 443];

/** Pods that answer for names, in clusters where they are pods. */
const asksForNames = ({ to = [] }: PolicyRule, ports: readonly number[]): boolean =>
  ports.every((port) => port === 53) && to.length > 0 && to.every((p) => p.namespaceSelector?.matchLabels?.[NAMESPACE] === 'kube-system');

const workloadsOf = ({ plan }: Synthesized, cluster: Cluster): readonly Planned[] =>
  plan.entries
    .filter((e) => WORKLOADS.includes(e.kind) && namesOf(plan.name, e.region).manifests === cluster.name)
    .map((e) => e.spec as unknown as Planned)
    .filter((w) => Array.isArray(w.egress) && Array.isArray(w.callers));

const portsOf = ({ ports = [] }: PolicyRule): readonly number[] => [...new Set(ports.map(({ port }) => Number(port)))];

/** `<team>/<name>:<port>` of every rule that names pods; what names pods in another way is written as it is. */
const doorsOf = (rules: readonly PolicyRule[], peers: (rule: PolicyRule) => readonly PolicyPeer[] | undefined): readonly string[] =>
  rules.flatMap((rule) => {
    const pods = (peers(rule) ?? [{}]).filter((p) => p.ipBlock === undefined);
    return pods.flatMap((peer) => {
      const namespace = peer.namespaceSelector?.matchLabels?.[NAMESPACE];
      const name = peer.podSelector?.matchLabels?.[NAME];
      const whom = namespace && name ? `${namespace}/${name}` : JSON.stringify(peer);
      return portsOf(rule).length === 0 ? [`${whom}:any`] : portsOf(rule).map((port) => `${whom}:${port}`);
    });
  });

/** Ports of rules that name blocks of addresses. */
const blockPorts = (rules: readonly PolicyRule[], peers: (rule: PolicyRule) => readonly PolicyPeer[] | undefined): readonly number[] =>
  rules.filter((rule) => (peers(rule) ?? []).some((p) => p.ipBlock !== undefined)).flatMap(portsOf);

const compare = (where: string, way: string, found: readonly string[], expected: readonly string[]): Finding[] => [
  ...expected
    .filter((door) => !found.includes(door))
    .map((door) => ({ where, problem: `does not allow ${way} ${door}, which is an edge` })),
  ...found.filter((door) => !expected.includes(door)).map((door) => ({ where, problem: `allows ${way} ${door}, which is no edge` })),
];

const policyProblems = (cluster: Cluster, workload: Planned): Finding[] => {
  const where = `${cluster.name} ${workload.team}/${workload.name}`;
  const policies = ownPolicies(cluster, workload.team, { [NAME]: workload.name }).map(policySpec);
  const [ingress, egress] = [policies.flatMap((p) => p.ingress ?? []), policies.flatMap((p) => p.egress ?? [])];
  const toPods = workload.egress.flatMap((e) => (e.to === 'workload' ? [`${e.team}/${e.name}:${e.port}`] : []));
  const fromPods = workload.port === undefined ? [] : workload.callers.map((c) => `${c.team}/${c.name}:${String(workload.port)}`);
  const toBlocks = [...COMMON_PORTS, ...workload.egress.flatMap((e) => (e.to === 'data-subnets' ? [e.port] : []))];
  const fromBlocks = workload.public ? [workload.port, workload.health?.port] : [];
  return [
    ...compare(
      where,
      'connections to',
      doorsOf(
        egress.filter((rule) => !asksForNames(rule, portsOf(rule))),
        (r) => r.to,
      ),
      toPods,
    ),
    ...compare(
      where,
      'connections from',
      doorsOf(ingress, (r) => r.from),
      fromPods,
    ),
    ...blockPorts(egress, (r) => r.to)
      .filter((p) => !toBlocks.includes(p))
      .map((p) => ({ where, problem: `may leave on port ${p}, which no edge asks for` })),
    ...toBlocks
      .filter((p) => !COMMON_PORTS.includes(p) && !blockPorts(egress, (r) => r.to).includes(p))
      .map((p) => ({ where, problem: `may not leave on port ${p}, which an edge asks for` })),
    ...blockPorts(ingress, (r) => r.from)
      .filter((p) => !fromBlocks.includes(p))
      .map((p) => ({ where, problem: `can be reached by address on port ${p}` })),
  ];
};

/** Both ends of every call know of it. */
const halfEdges = (cluster: Cluster, workloads: readonly Planned[]): Finding[] => {
  const calls = workloads.flatMap((w) =>
    w.egress.flatMap((e) => (e.to === 'workload' ? [`${w.team}/${w.name} → ${e.team}/${e.name}`] : [])),
  );
  const called = workloads.flatMap((w) => w.callers.map((c) => `${c.team}/${c.name} → ${w.team}/${w.name}`));
  const known = new Set(workloads.map((w) => `${w.team}/${w.name}`));
  const where = `plan of ${cluster.name}`;
  return [
    ...calls
      .filter((edge) => !called.includes(edge) && known.has(edge.split(' → ')[1] ?? ''))
      .map((edge) => ({ where, problem: `${edge}: the callee does not know its caller` })),
    ...called.filter((edge) => !calls.includes(edge)).map((edge) => ({ where, problem: `${edge}: the caller does not know of it` })),
  ];
};

export const edgePolicies = invariant(
  'edge-policies',
  'Every edge of the service graph is allowed by a pair of network policies, one at each end, and no policy allows anything without an edge.',
  (s) =>
    clustersOf(s).flatMap((cluster) => {
      const workloads = workloadsOf(s, cluster);
      return [...workloads.flatMap((w) => policyProblems(cluster, w)), ...halfEdges(cluster, workloads)];
    }),
);
