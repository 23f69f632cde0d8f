import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '../../../../lib/change';
import { ROOT, strata } from '../../terminal';
import { surround } from '../surroundings';
import { startCloudFormation, type Behaviour, type HeldStack } from './cloudformation';

const STACK = 'shop-us-east-1-Data';
const database = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro' } };
const dashboard = { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: '{}' } };
const template = (Resources: object) => ({ Resources });

let folder: string;

const written = (path: string, value: unknown): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
};

/** An assembly with one stack, as `cdk synth` writes it, and with one manifest. */
const assembly = (name: string, made: object, image: string): void => {
  const artifact = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/us-east-1',
    properties: { templateFile: 't.json' },
  };
  written(`${name}/manifest.json`, { artifacts: { [STACK]: artifact } });
  written(`${name}/t.json`, made);
  written(`${name}/report/plan.json`, { name: 'shop', regions: ['us-east-1'] });
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'apps' }, spec: { image } };
  written(`${name}/kubernetes/shop-us-east-1/web.yaml`, JSON.stringify(pod));
};

const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-check-'));
  assembly('new', template({ MainDb: database, Board: dashboard }), 'web:2');
  assembly('old', template({ MainDb: database }), 'web:1');
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

const run = async (behaviour: Behaviour, argv: readonly string[] = ['--account'], surroundings: NodeJS.ProcessEnv = {}) => {
  const server = await startCloudFormation(behaviour);
  try {
    surround({ AWS_ENDPOINT_URL_CLOUDFORMATION: server.url, ...surroundings });
    const { code, stdout, stderr } = await strata(['check', 'new', ...argv], { cwd: folder });
    return { code, stdout: stdout.replace(/\s+/g, ' '), stderr: stderr.replace(/\s+/g, ' '), json: stdout, log: server.log };
  } finally {
    await server.stop();
  }
};

const account = (...stacks: readonly HeldStack[]): Behaviour => ({ stacks: { 'us-east-1': stacks } });
const held = (Resources: object, more: Partial<HeldStack> = {}): HeldStack => ({
  name: STACK,
  body: JSON.stringify(template(Resources)),
  ...more,
});

describe('strata check --account, with the real SDK', () => {
  it('compares with what stands in the account, and only reads', async () => {
    const { code, json, stderr, log } = await run(account(held({ MainDb: database, Old: dashboard })), ['--account', '--json']);
    const { summary, blind } = JSON.parse(json) as Check;
    expect({ code, stderr, summary }).toEqual({ code: 0, stderr: '', summary: { add: 1, change: 0, replace: 0, remove: 1 } });
    expect(blind).toEqual([
      expect.stringMatching(/^Kubernetes objects: .*--deployed/),
      expect.stringMatching(/^stacks of shop outside of us-east-1; --deployed/),
    ]);
    expect(log).toEqual(['DescribeStacks us-east-1', `GetTemplate us-east-1 ${STACK}`]);
  });

  it('refuses to lose a database that only the account knows', async () => {
    const { code, stdout } = await run(account(held({ MainDb: database }), { ...held({ Gone: database }), name: 'shop-us-east-1-Old' }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/Refused BP502 Gone \(AWS::RDS::DBInstance\) in shop-us-east-1-Old/);
  });

  it('refuses a stack that is not settled, and names the command', async () => {
    const { code, stdout } = await run(account(held({ MainDb: database }, { status: 'UPDATE_ROLLBACK_FAILED' })));
    expect(code).toBe(1);
    expect(stdout).toContain(`BP524 ${STACK}`);
    expect(stdout).toContain(`aws cloudformation continue-update-rollback --stack-name ${STACK} --region us-east-1`);
  });

  it('takes manifests from a folder, and stacks from the account all the same', async () => {
    const { json } = await run(account(held({ MainDb: database, Old: dashboard })), ['--account', '--deployed', 'old', '--json']);
    const { changes, blind } = JSON.parse(json) as Check;
    expect(changes.map(({ action, place }) => `${action} ${'stack' in place ? place.logicalId : place.object}`)).toEqual([
      'add Board',
      'remove Old',
      'change Pod apps/web',
    ]);
    expect(blind).toEqual(['stacks of shop outside of us-east-1']);
  });

  it.each<[string, Behaviour, RegExp]>([
    [
      'access is denied',
      { refuses: { code: 'AccessDenied', message: 'not authorized' } },
      /the credentials may not read stacks \(us-east-1\): AccessDenied: not authorized/,
    ],
    ['the credentials are old', { refuses: { code: 'ExpiredToken', message: 'expired' } }, /there are no credentials that AWS accepts/],
  ])('ends with 2 and no answer where %s', async (_what, behaviour, reason) => {
    const { code, stdout, stderr } = await run(behaviour);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error\[BP089\]/);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/ at .*\.ts/);
  });

  // In a process of its own: an error of a socket is none of the classes that a test file sees.
  it('ends with 2 where nobody answers', () => {
    surround({ AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://127.0.0.1:1' });
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bin/strata.ts', 'check', join(folder, 'new'), '--account'],
      {
        cwd: ROOT,
        env: process.env,
        encoding: 'utf8',
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('error[BP089] CloudFormation cannot be reached (us-east-1): connect ECONNREFUSED');
  });
});

it('says where to look, where nobody says what stands deployed', async () => {
  const { code, stderr } = await run({}, []);
  expect(code).toBe(2);
  expect(stderr).toContain('error[BP080] nothing says what stands deployed');
  expect(stderr).toContain('--deployed <folder>, or read the stacks of your account with --account');
});
