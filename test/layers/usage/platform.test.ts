import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint, type Blueprint, type Profile, type Tier } from '../../../lib/blueprint';
import { HOURS_PER_MONTH } from '../../../lib/capacity/units';
import { factIn, factValue } from '../../../lib/facts/registry';
import { tiersNamed } from '../../../lib/facts/price-tiers';
import { planOrThrow, type Plan } from '../../../lib/plan';
import { isPriced, linesOf, monthlyOf, type Line } from '../../../lib/pricing/bill';
import { priceBook } from '../../../lib/pricing/price-book';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const ROOT = join(__dirname, '..', '..', '..');

/** Kinds of the layers that the platform itself is made of. */
const KINDS = [
  ...['keys', 'cluster', 'node-pool', 'addon', 'network', 'edge', 'distribution'],
  ...['alarms', 'dashboard', 'collector', 'metrics', 'budget'],
  ...['experiment', 'pod-experiment', 'chaos', 'policies', 'release', 'rollout', 'gitops'],
  ...['namespaces', 'roles', 'identity', 'service', 'processor', 'flow'],
];

const stock = (tier: Tier, profile: Profile, change: (b: Blueprint) => Blueprint = (b) => b): Plan => {
  const { blueprint } = parseBlueprint(readFileSync(join(ROOT, 'blueprints', `${tier}.yaml`), 'utf8'), { file: `${tier}.yaml` });
  if (!blueprint) throw new Error(`blueprints/${tier}.yaml is refused`);
  return planOrThrow(change({ ...blueprint, profile }));
};

const ours = ({ entries }: Plan): Plan['entries'] => entries.filter((e) => KINDS.includes(e.kind));

const billOf = (plan: Plan, ids: (id: string) => boolean = () => true): readonly Line[] =>
  ours(plan)
    .filter(({ id }) => ids(id))
    .flatMap(({ id: component, engine, layer, region, usage = [] }) =>
      usage.flatMap((line) => linesOf({ region, layer, component, engine }, line, priceBook())),
    );

const withLoad =
  (subscribers: number) =>
  (b: Blueprint): Blueprint => ({ ...b, load: { ...b.load, subscribers } });

const quotaOf = (entries: Plan['entries'], name: string): number =>
  entries.flatMap((e) => e.quotas ?? []).reduce((sum, q) => sum + (q.quota === name ? q.amount : 0), 0);
const quota = (plan: Plan, name: string): number => quotaOf(plan.entries, name);

const item = (plan: Plan, id: string, name: string): number => {
  const found = plan.entries.find((e) => e.id === id)?.usage?.find((u) => u.item.startsWith(name));
  if (!found || !('quantity' in found)) throw new Error(`no ${name} in ${id}`);
  return found.quantity;
};

const EXISTING_VPC = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.0.0.0/16',
  subnets: {
    public: ['subnet-0123456789abcde1a'],
    private: ['subnet-0123456789abcde2a', 'subnet-0123456789abcde2b', 'subnet-0123456789abcde2c'],
    data: ['subnet-0123456789abcde3a', 'subnet-0123456789abcde3b', 'subnet-0123456789abcde3c'],
  },
};

const STOCK = (['startup', 'growth'] as const).flatMap((tier) =>
  (['sandbox', 'production'] as const).map((profile) => [tier, profile] as const),
);

describe.each(STOCK)('the platform at %s, %s', (tier, profile) => {
  const plan = stock(tier, profile);

  it('says of each part what it is billed for', () => {
    expect(ours(plan).filter((e) => e.usage === undefined)).toEqual([]);
  });

  it('names a price for every line, and only prices that are there', () => {
    const lines = billOf(plan);
    expect(lines.filter((line) => !isPriced(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
    for (const { usage = [] } of ours(plan))
      for (const line of usage) if ('price' in line) expect(tiersNamed(line.price) ?? factIn(line.price, 'us-east-1')?.unit).toBeDefined();
  });

  it('counts quotas as whole and positive numbers, but for storage', () => {
    for (const { quota: name, amount } of ours(plan).flatMap((e) => e.quotas ?? [])) {
      expect(amount).toBeGreaterThanOrEqual(0);
      if (name !== 'ebs.gp3-tib') expect(Number.isInteger(amount)).toBe(true);
    }
  });
});

describe('the load', () => {
  it('never costs less when it is twice as much', () => {
    for (const [tier, from, to] of [
      ['startup', 1, 2e5],
      ['growth', 1e4, 4e6],
    ] as const) {
      let before = 0;
      for (let subscribers: number = from; subscribers <= to; subscribers *= 2) {
        const now = monthlyOf(billOf(stock(tier, 'production', withLoad(subscribers))));
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }
  });

  it.each([0, 1e12])('comes to finite lines for %d users', (subscribers) => {
    for (const plan of [stock('growth', 'production', withLoad(subscribers)), stock('startup', 'sandbox', withLoad(subscribers))]) {
      const numbers = ours(plan).flatMap(({ usage = [], quotas = [] }) => [
        ...usage.flatMap((line) => ('quantity' in line ? [line.quantity] : [])),
        ...quotas.map(({ amount }) => amount),
      ]);
      expect(numbers.filter((n) => !(n >= 0 && n < Infinity))).toEqual([]);
      expect(Number.isFinite(monthlyOf(billOf(plan)))).toBe(true);
    }
  });

  it('is a small share in a sandbox', () => {
    const data = (profile: Profile): number => item(stock('growth', profile), 'distribution/main', 'data to visitors');
    expect(data('sandbox') / data('production')).toBeCloseTo(0.01);
  });

  it('counts with what the blueprint assumes', () => {
    const half = stock('growth', 'production', (b) => ({ ...b, assumptions: { logBytesPerRequest: 0, clusterNodeLogMiBPerDay: 0 } }));
    expect(item(half, 'addon/amazon-cloudwatch-observability', 'container logs, taken in')).toBe(0);
  });
});

describe('the network', () => {
  const gateways = (natGateways: number): Plan =>
    stock('growth', 'production', (b) => ({ ...b, overrides: { ...b.overrides, 'network/main': { natGateways } } }));

  it('pays for each NAT gateway, and its address', () => {
    const cost = (n: number): number =>
      monthlyOf(
        billOf(gateways(n), (id) => id === 'network/main').filter(
          (l) => l.item === 'NAT gateways' || l.item.startsWith('public addresses'),
        ),
      );
    expect(cost(3)).toBeCloseTo(3 * cost(1));
    expect(quota(gateways(3), 'vpc.elastic-ips')).toBe(3);
    expect(quota(gateways(3), 'vpc.nat-gateways-per-zone')).toBe(1);
  });

  it('of somebody else pays for what pods send and what is logged, and for no gateway', () => {
    const plan = planOrThrow(
      blueprintOf({ network: EXISTING_VPC, services: { web: { runtime: 'node', role: 'site', expose: 'public' } } }),
    );
    const entry = plan.entries.find((e) => e.id === 'network/main');
    expect(entry?.engine).toBe('existing-vpc');
    expect(entry?.usage?.map((u) => u.item)).toEqual(['access logs, kept for 90 days']);
    expect(quota(plan, 'vpc.vpcs') + quota(plan, 'vpc.elastic-ips')).toBe(0);
  });
});

describe('the cluster', () => {
  const price = (plan: Plan): unknown => plan.entries.find((e) => e.id === 'cluster/main')?.usage?.find((u) => u.item === 'control plane');

  it('costs the price of the support that its version has', () => {
    const { blueprint } = parseBlueprint(readFileSync(join(ROOT, 'blueprints/startup.yaml'), 'utf8'), { file: 'startup.yaml' });
    const old = { ...(blueprint as Blueprint) };
    const planned = planOrThrow({ ...old, platform: { ...old.platform, kubernetes: '1.32', extendedSupport: true } }, undefined, {
      day: '2026-11-01',
    });
    expect(price(planned)).toMatchObject({ price: 'eks.controlPlane.extended', quantity: HOURS_PER_MONTH });
    expect(price(stock('startup', 'production'))).toMatchObject({ price: 'eks.controlPlane.standard' });
  });

  it('of somebody else costs nothing, and its nodes of ours do', () => {
    const plan = planOrThrow(
      blueprintOf({
        cluster: { existing: { name: 'shared' } },
        network: EXISTING_VPC,
        services: { web: { runtime: 'node', role: 'service' } },
      }),
    );
    expect(plan.entries.find((e) => e.id === 'cluster/main')?.usage).toEqual([]);
    expect(plan.entries.find((e) => e.id === 'node-pool/general')?.usage?.length).toBeGreaterThan(0);
    expect(quota(plan, 'eks.clusters')).toBe(0);
    expect(quota(plan, 'eks.access-entries')).toBe(1);
  });
});

describe('quotas', () => {
  it('of a new account hold the sandbox of startup: five vCPU with the built-in pool, five addresses', () => {
    const plan = stock('startup', 'sandbox');
    expect(quota(plan, 'ec2.standard-vcpus')).toBe(4);
    expect(quota(plan, 'ec2.standard-vcpus')).toBeLessThanOrEqual(factValue('quota.ec2.L-1216C47A'));
    expect(quota(plan, 'vpc.elastic-ips')).toBeLessThanOrEqual(factValue('quota.ec2.L-0263D0A3'));
    expect(quota(plan, 'vpc.vpcs')).toBeLessThanOrEqual(factValue('quota.vpc.L-F678F1CE'));
  });

  it('ask in production for the nodes of the peak, in a sandbox for those at rest', () => {
    const vcpus = (profile: Profile, subscribers: number): number =>
      quota(stock('growth', profile, withLoad(subscribers)), 'ec2.standard-vcpus');
    expect(vcpus('production', 1e6)).toBeGreaterThan(vcpus('production', 1e5));
    expect(vcpus('sandbox', 1e6)).toBe(vcpus('sandbox', 1e5));
    const standing = stock('growth', 'production').entries.find((e) => e.kind === 'node-pool')?.usage ?? [];
    const average = standing.flatMap((u) => ('price' in u && u.item.startsWith('nodes') ? [u.quantity / HOURS_PER_MONTH] : []));
    expect(vcpus('production', 1e6)).toBeGreaterThan(8 * average.reduce((a, b) => a + b, 0));
  });

  it('on Spot are another quota', () => {
    const plan = stock('growth', 'production', (b) => ({ ...b, overrides: { ...b.overrides, 'node-pool/general': { spot: true } } }));
    expect(quota(plan, 'ec2.standard-spot-vcpus')).toBeGreaterThan(0);
    expect(quota(plan, 'ec2.standard-vcpus')).toBe(2);
  });

  it.each(STOCK)('say what the templates of %s, %s hold', (tier, profile) => {
    const plan = stock(tier, profile);
    const resources = [...synthesize(plan).templates.values()].flatMap((t) => Object.values(t.Resources ?? {}));
    // Jobs that make roles in databases, and backups, say theirs themselves.
    const jobs = plan.entries.filter((e) => e.kind === 'database-bootstrap').length;
    const backups = plan.entries.filter((e) => e.kind === 'backup').length;
    const made = (type: string): number => resources.filter((r) => r.Type === type).length;
    const inline = resources.flatMap((r) =>
      r.Type === 'AWS::EKS::Addon' ? ((r.Properties?.['PodIdentityAssociations'] ?? []) as object[]) : [],
    );
    for (const [name, type, beside] of [
      ['kms.keys', 'AWS::KMS::Key', 0],
      ['vpc.vpcs', 'AWS::EC2::VPC', 0],
      ['vpc.internet-gateways', 'AWS::EC2::InternetGateway', 0],
      ['vpc.elastic-ips', 'AWS::EC2::EIP', 0],
      ['eks.clusters', 'AWS::EKS::Cluster', 0],
      // EKS makes one for the nodes of its own pool.
      ['eks.access-entries', 'AWS::EKS::AccessEntry', 1],
      ['eks.pod-identity-associations', 'AWS::EKS::PodIdentityAssociation', inline.length - jobs],
      ['iam.roles', 'AWS::IAM::Role', -jobs - backups],
      ['elb.application-load-balancers', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 0],
      ['elb.target-groups', 'AWS::ElasticLoadBalancingV2::TargetGroup', 0],
      ['elb.rules-per-load-balancer', 'AWS::ElasticLoadBalancingV2::ListenerRule', 0],
      ['cloudfront.distributions', 'AWS::CloudFront::Distribution', 0],
      ['waf.web-acls', 'AWS::WAFv2::WebACL', 0],
      ['cloudwatch.alarms', 'AWS::CloudWatch::Alarm', 0],
      ['cloudwatch.dashboards', 'AWS::CloudWatch::Dashboard', 0],
      ['aps.workspaces', 'AWS::APS::Workspace', 0],
      ['fis.experiment-templates', 'AWS::FIS::ExperimentTemplate', 0],
      ['budgets.budgets', 'AWS::Budgets::Budget', 0],
    ] as const)
      expect([name, quotaOf(ours(plan), name)]).toEqual([name, made(type) + beside]);
  });
});

describe('experiments', () => {
  it('cost their minutes once they are started by the clock, and nothing before', () => {
    const plan = (enabled: boolean): Plan => stock('growth', 'production', (b) => ({ ...b, resilience: { ...b.resilience, enabled } }));
    const cost = (p: Plan): number => monthlyOf(billOf(p, (id) => id.startsWith('experiment/') || id.startsWith('pod-experiment/')));
    expect(cost(plan(false))).toBe(0);
    expect(cost(plan(true))).toBeGreaterThan(0);
  });
});
