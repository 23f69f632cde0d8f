import { spawnSync } from 'node:child_process';
import type { QuotaReport } from '../../../../lib/quotas/check';
import { ROOT, strata } from '../../terminal';
import { surround } from '../surroundings';
import { startServiceQuotas, type Behaviour, type Holdings } from './service-quotas';

const STARTUP = ['quotas', '--tier', 'startup', '--profile', 'sandbox', '--account'];
const VCPU = 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** One run of the real command with the real SDK, which finds its credentials by itself and is led to a server of ours. */
const run = async (behaviour: Behaviour, { argv = [], surroundings = {} }: { argv?: string[]; surroundings?: NodeJS.ProcessEnv } = {}) => {
  const server = await startServiceQuotas(behaviour);
  try {
    surround({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: server.url, ...surroundings });
    const { code, stdout, stderr } = await strata([...STARTUP, ...argv]);
    return { code, stdout, stderr, log: server.log };
  } finally {
    await server.stop();
  }
};

const quota = (QuotaName: string, Value: number) => ({ QuotaName, Value, QuotaCode: 'L-00000000', Adjustable: true });

/** An account with many quotas of EC2, the one that counts on the third page. */
const account = (vcpus: number): Holdings => ({
  'us-east-1': { ec2: [1, 2, 3, 4].map((n) => quota(`Other quota ${n}`, n)).concat(quota(VCPU, vcpus)) },
});

const SIGNED_OUT = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

describe('strata quotas --account, with the real SDK', () => {
  it('reads by name, page by page, with no region set anywhere, and only what can be listed', async () => {
    const { code, stdout, stderr, log } = await run({ applied: account(64) }, { argv: ['--json'] });
    const { checks, account: read, unread } = JSON.parse(stdout) as QuotaReport;
    expect({ code, stderr, read, unread }).toEqual({ code: 0, stderr: '', read: true, unread: undefined });
    const vcpus = checks.find(({ quota: id }) => id === 'ec2.standard-vcpus');
    expect(vcpus?.limit).toMatchObject({ value: 64, source: 'applied', name: VCPU, code: 'L-00000000' });
    expect(log.slice(0, 3)).toEqual(expect.arrayContaining([expect.stringMatching(/us-east-1/) as string]));
    expect(log.filter((line) => line.startsWith('ListServiceQuotas ec2 us-east-1'))).toEqual([
      'ListServiceQuotas ec2 us-east-1',
      'ListServiceQuotas ec2 us-east-1 from 2',
      'ListServiceQuotas ec2 us-east-1 from 4',
    ]);
    expect(log.every((line) => /^List(AWSDefault)?Service(Quotas) /.test(line))).toBe(true);
  });

  it('is held to what the account has, and says what to ask for', async () => {
    const { code, stdout } = await run({ applied: account(1) });
    expect(code).toBe(1);
    expect(stdout).toContain('quotas of the account');
    expect(stdout).toMatch(/1 quota of \d+ does not fit/);
  });

  it('is patient with an account that asks for it', async () => {
    const { code, stderr, log } = await run({ applied: account(64), throttled: 2 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(new Set(log.slice(0, 3)).size).toBe(1);
  });

  it.each<[string, Behaviour, NodeJS.ProcessEnv, RegExp]>([
    [
      'access is denied',
      { refuses: { type: 'AccessDeniedException', message: 'not authorized to perform: servicequotas:ListServiceQuotas' } },
      {},
      /the credentials may not read quotas \(us-east-1\): AccessDeniedException: not authorized/,
    ],
    ['there are no credentials', {}, SIGNED_OUT, /there are no credentials that AWS accepts \(us-east-1\): CredentialsProviderError/],
    [
      'the credentials are old',
      { refuses: { type: 'ExpiredTokenException', message: 'The security token included in the request is expired' } },
      {},
      /there are no credentials that AWS accepts/,
    ],
    ['there is no such profile', {}, { ...SIGNED_OUT, AWS_PROFILE: 'nobody' }, /there are no credentials that AWS accepts/],
  ])('takes the defaults where %s, says so, and is not green', async (_what, behaviour, surroundings, reason) => {
    const { code, stdout, stderr } = await run(behaviour, { surroundings });
    const plain = stderr.replace(/\s+/g, ' ');
    expect(code).toBe(1);
    expect(plain).toMatch(/^warning\[BP094\]/);
    expect(plain).toMatch(reason);
    expect(plain).toContain('the limits are the defaults of AWS, not those of your account');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toContain('default quotas of AWS');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Your account could not be read, so the limits are the defaults of AWS');
  });

  // In a process of its own: an error of a socket is none of the classes that a test file sees.
  it('takes the defaults where nobody answers', () => {
    surround({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: 'http://127.0.0.1:1' });
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/strata.ts', ...STARTUP], {
      cwd: ROOT,
      env: process.env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('warning[BP094] Service Quotas cannot be reached (us-east-1): connect ECONNREFUSED');
  });

  it('says in JSON why it took the defaults', async () => {
    const { code, stdout } = await run({}, { argv: ['--json'], surroundings: SIGNED_OUT });
    const report = JSON.parse(stdout) as QuotaReport;
    expect(code).toBe(1);
    expect(report).toMatchObject({ account: false, unread: expect.stringContaining('no credentials') as string });
    expect(report.checks.every(({ limit }) => limit.source === 'default' || limit.source === 'none')).toBe(true);
  });
});
