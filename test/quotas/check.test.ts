import { quotaOf } from '../../lib/facts/quotas';
import { bookOf, factIn } from '../../lib/facts/registry';
import { checkQuotas, questionsOf, type QuotaCheck } from '../../lib/quotas/check';
import { defaultLimit, type Limits } from '../../lib/quotas/limit';
import { raiseCommand } from '../../lib/quotas/raise';
import { planUsing } from './plans';

const vcpus = (amount: number, spot?: number) =>
  planUsing([
    { id: 'node-pool/default', size: { spot: false }, quotas: [{ quota: 'ec2.standard-vcpus', amount }] },
    ...(spot === undefined ? [] : [{ id: 'test/spot' as const, quotas: [{ quota: 'ec2.standard-spot-vcpus', amount: spot }] }]),
  ]);

const checkOf = (plan: ReturnType<typeof planUsing>, limits?: Limits): QuotaCheck => {
  const check = checkQuotas(plan, limits).checks.find(({ quota }) => quota === 'ec2.standard-vcpus');
  if (!check) throw new Error('no vCPU are needed');
  return check;
};

const known =
  (values: Readonly<Record<string, number>>): Limits =>
  ({ id }) => {
    const value = values[id];
    return value === undefined ? undefined : { value, source: 'applied' };
  };

describe('a check', () => {
  it('holds a need against the default of AWS, and says who states it', () => {
    const check = checkOf(vcpus(4));
    expect(check).toMatchObject({ fits: true, share: 0.8, need: 4, limit: { value: 5, source: 'default' }, startsLower: true });
    expect(check.limit.fact).toMatchObject({ id: 'quota.ec2.L-1216C47A', asOf: '2026-05-04' });
    expect(check.raise).toBeUndefined();
    expect(check.spot).toBeUndefined();
  });

  it('fits when it is exactly full', () => expect(checkOf(vcpus(5))).toMatchObject({ fits: true, share: 1 }));

  it('says what to ask whom for when it does not fit', () => {
    const check = checkOf(vcpus(6));
    expect(check).toMatchObject({
      fits: false,
      raise: { region: 'us-east-1', service: 'ec2', code: 'L-1216C47A', from: 5, to: 8, by: 'service-quotas' },
    });
    expect(check.raise && raiseCommand(check.raise)?.join(' ')).toBe(
      'aws service-quotas request-service-quota-increase --region us-east-1 --service-code ec2 --quota-code L-1216C47A --desired-value 8',
    );
  });

  it('follows the fact: another default, another answer', () => {
    const quota = quotaOf('ec2.standard-vcpus');
    const fact = factIn('quota.ec2.L-1216C47A');
    expect(fact && defaultLimit(quota, 'us-east-1', bookOf([{ ...fact, value: 64 }]))).toMatchObject({ value: 64, source: 'default' });
  });

  it('takes what the account has over the default, and what it does not say from the default', () => {
    const plan = planUsing([
      {
        quotas: [
          { quota: 'ec2.standard-vcpus', amount: 6 },
          { quota: 'vpc.elastic-ips', amount: 6 },
        ],
      },
    ]);
    const report = checkQuotas(plan, known({ 'ec2.standard-vcpus': 256 }));
    expect(report).toMatchObject({ account: true, fits: false });
    expect(report.checks.map(({ quota, fits, limit }) => [quota, fits, limit.value, limit.source])).toEqual([
      ['vpc.elastic-ips', false, 5, 'default'],
      ['ec2.standard-vcpus', true, 256, 'applied'],
    ]);
  });

  it('sends to AWS Support where AWS says that Service Quotas does not raise it, and to nobody where nobody can', () => {
    const refused = checkOf(vcpus(6), () => ({ value: 5, source: 'applied', adjustable: false }));
    expect(refused.raise?.by).toBe('support');
    expect(refused.raise && raiseCommand(refused.raise)).toBeUndefined();
    const report = checkQuotas(planUsing([{ quotas: [{ quota: 'fis.active-experiments', amount: 6 }] }]));
    expect(report.checks[0]?.raise?.by).toBe('no');
  });

  it('asks for a raise in the only region that answers', () => {
    const plan = planUsing([{ region: 'eu-west-1', quotas: [{ quota: 'iam.roles', amount: 1_001 }] }], ['eu-west-1']);
    expect(checkQuotas(plan).checks[0]).toMatchObject({ region: null, raise: { region: 'us-east-1', to: 1_300 } });
  });

  it('has no share where AWS sets no limit, and fits', () => {
    const report = checkQuotas(planUsing([{ quotas: [{ quota: 'cloudwatch.alarms', amount: 1e12 }] }]));
    expect(report.checks[0]).toMatchObject({ fits: true, share: null, limit: { value: null, source: 'none' } });
  });

  it.each([0, 1, 1e12])('has finite numbers for a need of %d against a limit of none at all', (amount) => {
    const report = checkQuotas(planUsing([{ quotas: [{ quota: 'ec2.standard-vcpus', amount }] }]), known({ 'ec2.standard-vcpus': 0 }));
    expect(report.fits).toBe(amount === 0);
    expect(JSON.stringify(report)).not.toMatch(/Infinity|NaN/);
    expect(report.checks.every(({ share }) => share === null)).toBe(true);
  });

  it('puts what does not fit first in each region, then what is fullest, and the account last', () => {
    const quotas = [
      { quota: 'vpc.vpcs', amount: 1 },
      { quota: 'iam.roles', amount: 2_000 },
      { quota: 'vpc.elastic-ips', amount: 3 },
      { quota: 'ec2.standard-vcpus', amount: 9 },
    ];
    const plan = planUsing([{ quotas }, { quotas, region: 'eu-west-1' }], ['eu-west-1', 'us-east-1']);
    expect(checkQuotas(plan).checks.map(({ region, quota }) => `${region ?? 'account'} ${quota}`)).toEqual([
      'eu-west-1 ec2.standard-vcpus',
      'eu-west-1 vpc.elastic-ips',
      'eu-west-1 vpc.vpcs',
      'us-east-1 ec2.standard-vcpus',
      'us-east-1 vpc.elastic-ips',
      'us-east-1 vpc.vpcs',
      'account iam.roles',
    ]);
  });
});

describe('Spot', () => {
  it.each([
    ['all', 'all of it fits', 0, 5, 6, 8],
    ['rest', 'what is missing fits', 0, 5, 6, 2],
    ['none', 'what is missing does not', 0, 5, 8, 2],
    ['rest', 'the plan uses some of it', 4, 5, 7, 8],
    ['none', 'the plan uses all of it', 8, 5, 6, 8],
  ] as const)('holds %s: %s', (holds, _why, used, limit, need, spot) => {
    const limits = known({ 'ec2.standard-vcpus': limit, 'ec2.standard-spot-vcpus': spot });
    expect(checkOf(vcpus(need, used), limits).spot).toEqual({
      quota: 'ec2.standard-spot-vcpus',
      limit: spot,
      used,
      holds,
      pools: ['node-pool/default'],
    });
  });

  it('is spoken of exactly when vCPU do not fit', () => {
    expect(checkOf(vcpus(5)).spot).toBeUndefined();
    expect(checkOf(vcpus(6)).spot).toMatchObject({ holds: 'rest', limit: 5 });
    const others = checkQuotas(planUsing([{ quotas: [{ quota: 'vpc.elastic-ips', amount: 6 }] }]));
    expect(others.checks[0]).not.toHaveProperty('spot');
  });
});

describe('questions to an account', () => {
  it('are about what the plan uses, in its regions, and about Spot where there are machines', () => {
    const quotas = [
      { quota: 'ec2.standard-vcpus', amount: 4 },
      { quota: 's3.buckets', amount: 1 },
      { quota: 'cloudwatch.alarms', amount: 9 },
    ];
    const questions = questionsOf(planUsing([{ quotas, region: 'eu-west-1' }], ['eu-west-1']));
    expect(questions.map(({ quota, region }) => `${region} ${quota.id}`)).toEqual([
      'eu-west-1 ec2.standard-vcpus',
      'eu-west-1 ec2.standard-spot-vcpus',
      'us-east-1 s3.buckets',
    ]);
  });
});
