import type { QuotaApis } from '../../lib/cli/account/quotas/quota-api';
import { quotas, type QuotasOptions } from '../../lib/cli/commands/quotas';
import { planOrThrow } from '../../lib/plan';
import type { QuotaReport } from '../../lib/quotas/check';
import { questionsOf } from '../../lib/quotas/check';
import { loadBlueprint } from '../../lib/blueprint';
import { plainClient, startServiceQuotas, type Behaviour, type Holdings } from './account/quotas/service-quotas';
import { ROOT, strata, terminal } from './terminal';

const NAME = 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances';

/** One run against an account that answers as told. */
const asked = async (options: QuotasOptions, behaviour: Behaviour, open?: () => Promise<QuotaApis>) => {
  const server = await startServiceQuotas(behaviour);
  const { io, stdout, stderr } = terminal();
  try {
    const apis = (): Promise<QuotaApis> => Promise.resolve((region) => plainClient(server.url, region));
    const code = await quotas(undefined, { account: true, ...options }, io, open ?? apis);
    return { code, stdout: stdout(), stderr: stderr(), log: server.log };
  } finally {
    await server.stop();
  }
};

/** Plenty of all that the stock blueprint of growth asks for, in every region that it asks in. */
const plenty = (): Holdings => {
  const { blueprint } = loadBlueprint('blueprints/growth.yaml', { cwd: ROOT });
  if (!blueprint) throw new Error('growth has mistakes');
  const holdings: Record<string, Record<string, { QuotaName: string; Value: number }[]>> = {};
  for (const { quota, region } of questionsOf(planOrThrow(blueprint))) {
    const services = (holdings[region] ??= {});
    (services[quota.service] ??= []).push({ QuotaName: quota.name, Value: 1e9 });
  }
  return holdings;
};

describe('strata quotas', () => {
  it('answers 0 where all fits the defaults of a new account: a sandbox at startup does', async () => {
    const { code, stdout, stderr } = await strata(['quotas', '--tier', 'startup', '--profile', 'sandbox']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(NAME.slice(0, 30));
    expect(stdout).toContain('fit the defaults of a brand-new account: nothing has to be asked for.');
  });

  it('answers 1 where something does not, and says what to ask for', async () => {
    const { code, stdout } = await strata(['quotas', '--tier', 'growth', '--profile', 'production']);
    expect(code).toBe(1);
    expect(stdout).toContain(`“${NAME}” (L-1216C47A)`);
    expect(stdout.replace(/ \\\n\s+/g, ' ')).toMatch(
      /aws service-quotas request-service-quota-increase --region us-east-1 --service-code ec2 --quota-code L-1216C47A --desired-value \d+\n/,
    );
  });

  it.each([
    ['startup', 0],
    ['growth', 1],
  ])('answers the same in JSON, all of it: %s', async (tier, expected) => {
    const { code, stdout } = await strata(['quotas', '--tier', tier, '--profile', tier === 'startup' ? 'sandbox' : 'production', '--json']);
    const report = JSON.parse(stdout) as QuotaReport;
    expect(code).toBe(expected);
    expect(report).toMatchObject({ tier, account: false, fits: expected === 0 });
    expect(report.checks.length).toBeGreaterThan(5);
    expect(report.checks.every(({ limit, fits, raise }) => limit.source !== 'applied' && fits === (raise === undefined))).toBe(true);
    expect(stdout).not.toMatch(/NaN|Infinity/);
  });

  it('answers bad input with 2, as every command does', async () => {
    expect((await strata(['quotas', '--tier', 'grwth'])).code).toBe(2);
  });
});

describe('strata quotas --account', () => {
  it('holds the plan against what the account has', async () => {
    const { code, stdout, log } = await asked({ tier: 'growth', profile: 'production' }, { applied: plenty(), pageSize: 100 });
    expect(code).toBe(0);
    expect(stdout).toContain('fit what this account has.');
    expect(stdout).toMatch(/ec2 · Running .* yes {3}admin {6}account/);
    expect(log.every((line) => line.startsWith('List'))).toBe(true);
    expect(log).toContain('ListServiceQuotas s3 us-east-1');
  });

  it('says by row who states a limit, where AWS states no value of the account', async () => {
    const ec2 = [{ QuotaName: NAME, QuotaCode: 'L-1216C47A', Value: 1, Adjustable: true }];
    const defaults = { 'us-east-1': { rds: [{ QuotaName: 'DB instances', Value: 40 }] } };
    const { code, stdout } = await asked({ tier: 'startup', json: true }, { applied: { 'us-east-1': { ec2 } }, defaults });
    const { checks } = JSON.parse(stdout) as QuotaReport;
    const sourceOf = (id: string): string | undefined => checks.find(({ quota }) => quota === id)?.limit.source;
    expect([sourceOf('ec2.standard-vcpus'), sourceOf('rds.instances'), sourceOf('cloudformation.stacks')]).toEqual([
      'applied',
      'aws-default',
      'default',
    ]);
    expect(code).toBe(1);
  });

  it('asks nobody without the option', async () => {
    const { code, log } = await asked({ tier: 'startup', account: false }, {});
    expect({ code, log }).toEqual({ code: 0, log: [] });
  });

  it.each([
    ['text', false],
    ['JSON', true],
  ])('answers a refusal with a warning, the defaults and no stack, as %s', async (_form, json) => {
    const refuses = { type: 'AccessDeniedException', message: 'not authorized to perform: servicequotas:ListServiceQuotas' };
    const { code, stdout, stderr } = await asked({ tier: 'startup', json }, { refuses });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^warning\[BP094\]/);
    expect(json ? stdout : stderr).toContain('the credentials may not read quotas');
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
  });

  it('does not hide a fault of this program', async () => {
    await expect(asked({ tier: 'startup' }, {}, () => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow('x is undefined');
  });
});
