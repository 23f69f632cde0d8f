import { checkQuotas } from '../../lib/quotas/check';
import type { Limits } from '../../lib/quotas/limit';
import { quotasText } from '../../lib/reports/quotas-text';
import { planUsing, type Using } from '../quotas/plans';
import { expectGolden } from '../support/golden';

const SHEET = { columns: 100 };

const MODEST: Using = {
  id: 'node-pool/default',
  size: { spot: false },
  quotas: [
    { quota: 'ec2.standard-vcpus', amount: 4 },
    { quota: 'vpc.elastic-ips', amount: 3 },
    { quota: 'vpc.nat-gateways-per-zone', amount: 1 },
    { quota: 'iam.roles', amount: 21 },
    { quota: 'cloudwatch.alarms', amount: 25 },
    { quota: 'ebs.gp3-tib', amount: 0.0391 },
  ],
};

const LARGE: Using = {
  id: 'node-pool/general',
  region: 'eu-west-1',
  size: { spot: false },
  quotas: [
    { quota: 'ec2.standard-vcpus', amount: 6 },
    { quota: 'fis.active-experiments', amount: 6 },
    { quota: 'elb.rules-per-load-balancer', amount: 120 },
    { quota: 'iam.roles', amount: 990 },
  ],
};

const text = (entries: readonly Using[], regions: readonly string[], limits?: Limits): string =>
  quotasText(checkQuotas(planUsing(entries, regions), limits), SHEET);

/** An account whose vCPU were raised, which has the default in most, and in which one quota has another name. */
const ACCOUNT: Limits = ({ id }) =>
  ({
    'ec2.standard-vcpus': { value: 256, source: 'applied' as const },
    'vpc.elastic-ips': { value: 2, source: 'aws-default' as const, adjustable: false },
    'iam.roles': { value: 1_000, source: 'applied' as const, name: 'Roles', byCode: true },
  })[id];

describe('quotas as text, as a person read it', () => {
  it('fits', () => expectGolden('reports/golden/quotas-fit.txt', `${text([MODEST], ['us-east-1'])}\n`));
  it('does not fit', () => expectGolden('reports/golden/quotas-raises.txt', `${text([MODEST, LARGE], ['us-east-1', 'eu-west-1'])}\n`));
  it('of an account', () => expectGolden('reports/golden/quotas-account.txt', `${text([MODEST], ['us-east-1'], ACCOUNT)}\n`));
});

describe('quotas as text', () => {
  const many = Array.from({ length: 12 }, (_, i): Using => ({ ...LARGE, id: `node-pool/${'x'.repeat(i + 1)}` }));

  it.each([60, 80, 100, 120])('stay within %d columns', (columns) => {
    for (const [entries, limits] of [[[MODEST]], [[MODEST, LARGE]], [many], [[MODEST, LARGE], ACCOUNT]] as const) {
      const lines = quotasText(checkQuotas(planUsing(entries, ['us-east-1', 'eu-west-1']), limits), { columns }).split('\n');
      // A name of an override stays whole, so that it can be copied.
      expect(lines.filter((line) => line.length > columns && !line.includes('overrides:'))).toEqual([]);
    }
  });

  it.each([0.001, 1e12])('have numbers that can be read for a need of %d', (amount) => {
    const absurd = text([{ ...MODEST, quotas: MODEST.quotas.map(({ quota }) => ({ quota, amount })) }], ['us-east-1']);
    expect(absurd).not.toMatch(/NaN|Infinity|\de\+/);
  });

  it('speak of Spot only where vCPU do not fit', () => {
    expect(text([MODEST], ['us-east-1'])).not.toContain('Spot');
    expect(text([LARGE], ['eu-west-1'])).toContain('Spot instances have a quota of their own');
    expect(text([{ ...LARGE, quotas: LARGE.quotas.slice(1) }], ['eu-west-1'])).not.toContain('Spot');
  });
});
