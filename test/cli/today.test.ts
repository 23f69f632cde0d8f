import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runApp } from '../../lib/cli/app';
import { choose } from '../../lib/cli/choice';
import { inFolder, strata, terminal } from './terminal';

const blueprint = (kubernetes: string): string => `version: 1
name: dated
tier: startup
platform: { kubernetes: "${kubernetes}" }
services: { web: { runtime: node, role: site, expose: public } }
`;

const withFile = (kubernetes: string, work: (folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'blueprint.yaml'), blueprint(kubernetes));
    await work(folder);
  });

describe('the day', () => {
  it('is that of the machine for who reads: near its end a version is warned of, after it refused', () =>
    withFile('1.36', async (cwd) => {
      const on = (today: string) => strata(['validate'], { cwd, today });
      expect(await on('2026-11-26')).toMatchObject({ code: 0, stderr: '' });
      const near = await on('2027-07-01');
      expect(near).toMatchObject({ code: 0 });
      expect(near.stderr).toContain(
        'warning[BP341] platform.kubernetes: standard support of Kubernetes 1.36 on EKS ends on 2027-08-02, in 32 days',
      );
      const past = await on('2027-08-02');
      expect(past).toMatchObject({ code: 2, stdout: '' });
      expect(past.stderr).toContain('error[BP310]');
      expect(past.stderr).toContain('extendedSupport: true');
    }));

  const synthesis = async (cwd: string, context: object) => {
    const { io, stderr } = terminal({
      cwd,
      today: '2030-01-01',
      env: { CDK_OUTDIR: join(cwd, 'out'), CDK_CONTEXT_JSON: JSON.stringify(context) },
    });
    return { code: await runApp([], io), stderr: stderr(), written: existsSync(join(cwd, 'out')) };
  };

  it('is no concern of synthesis, unless it is said', () =>
    withFile('1.36', async (cwd) => {
      expect(await synthesis(cwd, {})).toMatchObject({ code: 0, stderr: '', written: true });
      expect((await synthesis(cwd, { today: '2027-09-01' })).stderr).toContain('error[BP310]');
    }));

  it.each(['2026-02-30', 'tomorrow', '26-11-2026', '2026-1-1'])('is not %s', (value) =>
    expect(choose({ today: { value, prefix: '-c today=', origin: 'context' } }, {}, __dirname).problems.map((p) => p.code)).toContain(
      'BP082',
    ),
  );
});
