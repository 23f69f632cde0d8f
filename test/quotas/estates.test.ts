import { basename } from 'node:path';
import { loadBlueprint, parseBlueprint } from '../../lib/blueprint';
import { plan as planOf, planOrThrow } from '../../lib/plan';
import { checkQuotas } from '../../lib/quotas/check';
import { blueprintFiles, estates } from '../support/estates';

const stock = estates().map(([file, profile]) => [basename(file, '.yaml'), profile, file] as const);

it.each(stock)('%s as %s: every quota is in the table, and every number is one', (_name, profile, file) => {
  const { blueprint } = loadBlueprint(file, { profile });
  const report = blueprint && checkQuotas(planOrThrow(blueprint));
  expect(report?.checks.length).toBeGreaterThan(0);
  for (const { need, parts, share } of report?.checks ?? []) {
    expect(need).toBeGreaterThan(0);
    expect(Number.isFinite(need)).toBe(true);
    expect(share === null || Number.isFinite(share)).toBe(true);
    expect(parts.every(({ amount }) => Number.isFinite(amount))).toBe(true);
  }
});

it.each(blueprintFiles().filter((file) => basename(file) === 'startup.yaml'))('a sandbox at startup fits a brand-new account', (file) => {
  const { blueprint } = loadBlueprint(file, { profile: 'sandbox' });
  const report = blueprint && checkQuotas(planOrThrow(blueprint));
  expect(report?.checks.filter(({ fits }) => !fits)).toEqual([]);
  expect(report?.fits).toBe(true);
});

it.each([
  ['no load at all', { subscribers: 0, eventsPerDay: 0 }],
  ['far too much', { subscribers: 1e12, eventsPerDay: 1e12 }],
])('%s gives finite numbers, or a diagnostic', (_name, load) => {
  for (const tier of ['startup', 'growth']) {
    const text = JSON.stringify({
      version: 1,
      name: 'absurd',
      tier,
      load,
      services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['main'], writes: ['main'], produces: ['clicks'] } },
      stores: { main: { kind: 'relational' } },
      streams: { clicks: {} },
    });
    const { blueprint, diagnostics } = parseBlueprint(text, { file: 'absurd.yaml' });
    const { plan, diagnostics: found } = blueprint ? planOf(blueprint) : { diagnostics };
    if (!plan) expect(found.some(({ severity }) => severity === 'error')).toBe(true);
    else expect(JSON.stringify(checkQuotas(plan))).not.toMatch(/NaN|Infinity|"need":null/);
  }
});
