import type { KubernetesObject } from '../../../lib/change';
import { gate, verdicts, type ClusterCase } from './cases/gate';
import { namespaced, service, workload } from './cases/objects';

type Part = Record<string, unknown>;

const web = workload('Deployment');
const policy = (spec: Part, name = 'a'): KubernetesObject =>
  namespaced('networking.k8s.io/v1', 'NetworkPolicy', {
    metadata: { name },
    spec: { podSelector: { matchLabels: { app: 'a' } }, ...spec },
  });
const pods = (name: string): Part => ({ podSelector: { matchLabels: { app: name } } });
const block = (cidr: string, except: readonly string[] = []): Part => ({ ipBlock: { cidr, ...(except.length > 0 ? { except } : {}) } });
const tcp = (port: number, endPort?: number): Part => ({ protocol: 'TCP', port, ...(endPort === undefined ? {} : { endPort }) });
const into = (from: readonly Part[] | undefined, ports: readonly Part[] = [tcp(80)]): KubernetesObject =>
  policy({ policyTypes: ['Ingress'], ingress: [{ ...(from ? { from } : {}), ports }] });
const out = (to: readonly Part[]): KubernetesObject => policy({ policyTypes: ['Egress'], egress: [{ to, ports: [tcp(443)] }] });
const denial = policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, 'deny');
const SAID = ['BP514 attention NetworkPolicy shop/a'];
const ingress = (scheme: string, tls: readonly Part[] = []): KubernetesObject =>
  namespaced('networking.k8s.io/v1', 'Ingress', {
    metadata: { annotations: { 'alb.ingress.kubernetes.io/scheme': scheme } },
    spec: { tls },
  });
const balanced = (ranges?: readonly string[]) => service({ type: 'LoadBalancer', ...(ranges ? { loadBalancerSourceRanges: ranges } : {}) });

const CASES: readonly ClusterCase[] = [
  { name: 'as before', before: [web, into([pods('b')])], after: [web, into([pods('b')], [{ ...tcp(80), protocol: undefined }])], said: [] },
  { name: 'one more caller', before: [web, into([pods('b')])], after: [web, into([pods('b'), pods('c')])], said: SAID },
  { name: 'one caller less', before: [web, into([pods('b'), pods('c')])], after: [web, into([pods('b')])], said: [] },
  { name: 'everybody', before: [web, into([pods('b')])], after: [web, into(undefined)], said: SAID },
  { name: 'one more port', before: [web, into([pods('b')])], after: [web, into([pods('b')], [tcp(80), tcp(81)])], said: SAID },
  {
    name: 'ports of a range',
    before: [web, into([pods('b')], [tcp(80, 90)])],
    after: [web, into([pods('b')], [tcp(81), tcp(82, 90)])],
    said: [],
  },
  { name: 'a smaller network', before: [web, out([block('10.0.0.0/8')])], after: [web, out([block('10.1.0.0/16')])], said: [] },
  { name: 'a larger network', before: [web, out([block('10.1.0.0/16')])], after: [web, out([block('10.0.0.0/8')])], said: SAID },
  {
    name: 'an exception less',
    before: [web, out([block('0.0.0.0/0', ['10.0.0.0/8'])])],
    after: [web, out([block('0.0.0.0/0')])],
    said: SAID,
  },
  {
    name: 'a part that the exception is not in',
    before: [web, out([block('0.0.0.0/0', ['10.0.0.0/8'])])],
    after: [web, out([block('192.0.2.0/24')])],
    said: [],
  },
  { name: 'every namespace', before: [web, into([pods('b')])], after: [web, into([{ ...pods('b'), namespaceSelector: {} }])], said: SAID },
  {
    name: 'one policy in two',
    before: [web, into([pods('b'), pods('c')])],
    after: [web, into([pods('b')]), policy({ ingress: [{ from: [pods('c')], ports: [tcp(80)] }] }, 'more')],
    said: [],
  },
  { name: 'a first policy', before: [web], after: [web, into([pods('b')])], said: [] },
  { name: 'a policy with its new pods', before: [denial], after: [denial, web, into([pods('b')])], said: [] },
  { name: 'a policy less', before: [web, into([pods('b')])], after: [web], said: ['BP510 attention NetworkPolicy shop/a', ...SAID] },
  {
    name: 'a policy less, with its pods',
    before: [denial, web, into([pods('b')])],
    after: [denial],
    said: ['BP510 attention Deployment shop/a', 'BP510 attention NetworkPolicy shop/a'],
  },
  {
    name: 'no denial of the rest',
    before: [web, denial],
    after: [web],
    said: ['BP510 attention NetworkPolicy shop/deny', 'BP514 attention NetworkPolicy shop/deny'],
  },
  {
    name: 'a policy for other pods',
    before: [web, into([pods('b')])],
    after: [web, policy({ podSelector: { matchLabels: { app: 'z' } } })],
    said: SAID,
  },
  {
    name: 'what comes in alone',
    before: [web, denial],
    after: [web, policy({ podSelector: {}, policyTypes: ['Ingress'] }, 'deny')],
    said: ['BP514 attention NetworkPolicy shop/deny'],
  },
  {
    name: 'an entrance on the internet',
    before: [ingress('internal')],
    after: [ingress('internet-facing')],
    said: ['BP515 refused Ingress shop/a'],
  },
  {
    name: 'a new entrance on the internet',
    before: [web],
    after: [web, ingress('internet-facing')],
    said: ['BP514 attention Ingress shop/a'],
  },
  {
    name: 'an entrance without its certificate',
    before: [ingress('internal', [{ secretName: 'a' }])],
    after: [ingress('internal')],
    said: ['BP516 refused Ingress shop/a'],
  },
  {
    name: 'a service with a port of every node',
    before: [web, service()],
    after: [web, service({ type: 'NodePort' })],
    said: ['BP514 attention Service shop/a'],
  },
  {
    name: 'a balancer for everybody',
    before: [web, balanced(['10.0.0.0/8'])],
    after: [web, balanced()],
    said: ['BP515 refused Service shop/a'],
  },
  { name: 'a balancer for fewer', before: [web, balanced(['10.0.0.0/8'])], after: [web, balanced(['10.0.0.0/16'])], said: [] },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('says in words who is let through', () => {
  const { findings } = gate(
    [web, into([pods('b')])],
    [web, into([pods('b'), { namespaceSelector: { matchLabels: { team: 'x' } }, ...pods('c') }])],
  );
  expect(findings[0]?.message).toBe('NetworkPolicy shop/a lets more through: from c in x, TCP 80');
});
