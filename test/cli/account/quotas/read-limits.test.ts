import { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import type { AnsweredQuota, QuotaApi } from '../../../../lib/cli/account/quotas/quota-api';
import { readLimits } from '../../../../lib/cli/account/quotas/read-limits';
import { quotaOf } from '../../../../lib/facts/quotas';
import { plainClient, startServiceQuotas, type Behaviour } from './service-quotas';

type Client = (url: string, region: string) => QuotaApi;

/** The real SDK. One attempt: the reader's own patience is under test. */
const sdkClient: Client = (endpoint, region) =>
  new ServiceQuotas({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });

/** The plain client shows that the server speaks the protocol, and not only what the SDK makes of it. */
const clients: readonly (readonly [name: string, client: Client])[] = [
  ['a plain client', plainClient],
  ['the SDK', sdkClient],
];

const question = (id: string, region = 'us-east-1') => ({ quota: quotaOf(id), region });

const quota = (QuotaName: string, Value: number | undefined, QuotaCode = 'L-00000000', Adjustable = true): AnsweredQuota => ({
  QuotaName,
  QuotaCode,
  Adjustable,
  ...(Value === undefined ? {} : { Value }),
});

const VCPU = 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances';

describe.each(clients)('an account that is read through %s', (_name, client) => {
  const reading = async (behaviour: Behaviour, questions: readonly ReturnType<typeof question>[]) => {
    const server = await startServiceQuotas(behaviour);
    const pauses: number[] = [];
    try {
      const account = await readLimits(questions, (region) => client(server.url, region), {
        pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
      });
      const limitOf = 'limits' in account ? account.limits : () => undefined;
      const unread = 'unread' in account ? account.unread : undefined;
      return { answers: questions.map(({ quota: asked, region }) => limitOf(asked, region)), unread, log: server.log, pauses };
    } finally {
      await server.stop();
    }
  };

  it('finds a quota by its name on a later page', async () => {
    const ec2 = [quota('AMIs', 1), quota('Public AMIs', 2), quota('Transit gateways', 3), quota(VCPU, 64, 'L-1216C47A')];
    const { answers, log } = await reading({ applied: { 'us-east-1': { ec2 } } }, [question('ec2.standard-vcpus')]);
    expect(answers).toEqual([{ value: 64, source: 'applied', name: VCPU, code: 'L-1216C47A', adjustable: true }]);
    expect(log).toEqual(['ListServiceQuotas ec2 us-east-1', 'ListServiceQuotas ec2 us-east-1 from 2']);
  });

  it('trusts the name over the code, as sources disagree on codes', async () => {
    const iam = [quota('Users per account', 5_000, 'L-FE177D64'), quota('Roles per account', 1_200, 'L-F4A5425F')];
    const { answers } = await reading({ applied: { 'us-east-1': { iam } } }, [question('iam.roles')]);
    expect(answers).toMatchObject([{ value: 1_200, code: 'L-F4A5425F' }]);
  });

  it('recognises another way of writing a name, and a name that a quota had', async () => {
    const applied = {
      'us-east-1': { cloudformation: [quota('Stack count', 3_000)], vpc: [quota('Nat-Gateways per availability zone', 7)] },
    };
    const { answers } = await reading({ applied }, [question('cloudformation.stacks'), question('vpc.nat-gateways-per-zone')]);
    expect(answers).toMatchObject([{ value: 3_000 }, { value: 7 }]);
    expect(answers.every((limit) => limit?.byCode === undefined)).toBe(true);
  });

  it('takes a code as a hint where no name is alike, and says so', async () => {
    const { answers } = await reading({ applied: { 'us-east-1': { kms: [quota('KMS keys', 50_000, 'L-C2F1777E')] } } }, [
      question('kms.keys'),
    ]);
    expect(answers).toMatchObject([{ value: 50_000, name: 'KMS keys', byCode: true }]);
  });

  it('falls back to the default of AWS, for a quota and for a service without a value of its own', async () => {
    const applied = { 'us-east-1': { rds: [quota('DB instances', undefined), quota('DB clusters', 41)] } };
    const defaults = { 'us-east-1': { rds: [quota('DB instances', 40)], kafka: [quota('Number of brokers per account', 90)] } };
    const questions = [question('rds.instances'), question('rds.clusters'), question('kafka.brokers-per-account')];
    const { answers } = await reading({ applied, defaults }, questions);
    expect(answers.map((limit) => [limit?.value, limit?.source])).toEqual([
      [40, 'aws-default'],
      [41, 'applied'],
      [90, 'aws-default'],
    ]);
  });

  it('leaves to our defaults what AWS does not list at all', async () => {
    const { answers, unread } = await reading({}, [question('elasticache.users')]);
    expect({ answers, unread }).toEqual({ answers: [undefined], unread: undefined });
  });

  it('asks each region for its own, and each list once', async () => {
    const applied = { 'us-east-1': { vpc: [quota('VPCs per Region', 5)] }, 'eu-west-1': { vpc: [quota('VPCs per Region', 9)] } };
    const questions = [question('vpc.vpcs'), question('vpc.vpcs', 'eu-west-1'), question('vpc.vpcs')];
    const { answers, log } = await reading({ applied }, questions);
    expect(answers.map((limit) => limit?.value)).toEqual([5, 9, 5]);
    expect(log).toEqual(['ListServiceQuotas vpc us-east-1', 'ListServiceQuotas vpc eu-west-1']);
  });

  it('waits when AWS asks for patience, longer each time', async () => {
    const applied = { 'us-east-1': { s3: [quota('General purpose buckets', 10_000)] } };
    const { answers, pauses } = await reading({ applied, throttled: 2 }, [question('s3.buckets')]);
    expect(answers).toMatchObject([{ value: 10_000 }]);
    expect(pauses).toHaveLength(2);
    expect(pauses[1]).toBe(2 * (pauses[0] ?? 0));
  });

  it.each([
    ['AccessDeniedException', 'User: u is not authorized to perform: servicequotas:ListServiceQuotas', /may not read quotas/, /allow/],
    ['UnrecognizedClientException', 'The security token included in the request is invalid.', /no credentials that AWS accepts/, /sign in/],
    ['ExpiredTokenException', 'The security token included in the request is expired', /no credentials that AWS accepts/, /sign in/],
    ['TooManyRequestsException', 'Rate exceeded', /too busy/, /again/],
    ['ValidationException', 'odd', /refuses to answer/, /again/],
  ])('says what %s means and that defaults are taken, and asks no more', async (type, message, meaning, hint) => {
    const { unread, log, pauses } = await reading({ refuses: { type, message } }, [question('iam.roles'), question('kms.keys')]);
    expect(unread).toMatchObject({ code: 'BP094', severity: 'warning' });
    expect(unread?.message).toMatch(meaning);
    expect(unread?.message).toContain(`(us-east-1): ${type}: ${message}; the limits are the defaults of AWS`);
    expect(unread?.hint).toMatch(hint);
    expect(log).toHaveLength(1 + pauses.length);
  });
});

describe('an account that cannot be asked', () => {
  const failing = (fault: unknown): QuotaApi => ({
    listServiceQuotas: () => Promise.reject(fault),
    listAWSDefaultServiceQuotas: () => Promise.reject(fault),
  });
  const asked = (fault: unknown): Promise<unknown> => readLimits([question('iam.roles')], () => failing(fault));

  it.each([
    ['CredentialsProviderError', /no credentials that AWS accepts/],
    ['TimeoutError', /cannot be reached/],
    ['ENOTFOUND', /cannot be reached/],
  ])('gets a warning for %s', async (name, meaning) => {
    const fault = Object.assign(new Error('of the SDK'), name === name.toUpperCase() ? { code: name } : { name });
    expect(await asked(fault)).toMatchObject({ unread: { code: 'BP094', message: expect.stringMatching(meaning) as string } });
  });

  it('tells a fault of this program from an answer of AWS', async () => {
    await expect(asked(new TypeError('x is undefined'))).rejects.toBeInstanceOf(TypeError);
  });

  it('ends where a page names itself as the next one', async () => {
    let pages = 0;
    const endless: QuotaApi = {
      listServiceQuotas: () => Promise.resolve({ Quotas: [quota(`No. ${pages++}`, 1)], NextToken: 'same' }),
      listAWSDefaultServiceQuotas: () => Promise.resolve({}),
    };
    await readLimits([question('iam.roles')], () => endless);
    expect(pages).toBe(2);
  });
});
