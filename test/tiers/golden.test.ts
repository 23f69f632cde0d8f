import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { PlanEntry } from '../../lib/plan';
import type { Synthesized } from '../../lib/testing';
import { estates, synthesizeFile } from '../support/estates';
import { expectGolden } from '../support/golden';

/** What a reader wants to see change: which engine, how large, on what it stands. Reasons and specs have tests of their own. */
const decision = ({ engine, size, phase, needs, stateful }: PlanEntry): object => ({
  engine,
  ...(phase === 1 ? {} : { phase }),
  ...(Object.keys(size).length > 0 ? { size } : {}),
  ...(needs.length > 0 ? { needs: [...needs].sort().join(' ') } : {}),
  ...(stateful.length > 0 ? { keeps: stateful.map((r) => r.logicalId).join(' ') } : {}),
});

/** Every resource by its logical id: the list in which a moved id shows as one line gone and another one come. */
const resources = (s: Synthesized): string =>
  [...s.templates]
    .map(([stack, template]) => {
      const lines = Object.entries(template.Resources)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { Type, DeletionPolicy }]) => `  ${id} ${Type}${DeletionPolicy ? ` (${DeletionPolicy})` : ''}`);
      return [stack, ...lines].join('\n');
    })
    .join('\n\n');

const stock = estates().filter(([file]) => ['startup.yaml', 'growth.yaml'].includes(basename(file)));

describe.each(stock.map(([file, profile]) => [basename(file, '.yaml'), profile, file] as const))('%s as %s', (tier, profile, file) => {
  const s = synthesizeFile(file, profile);

  it('decides what was read', () => {
    const decisions = Object.fromEntries(s.plan.entries.map((e) => [e.id, decision(e)]));
    expectGolden(`tiers/golden/${tier}-${profile}.plan.yaml`, stringify(decisions, { lineWidth: 120 }));
  });

  it('has the logical ids that it had', () => {
    expectGolden(`tiers/golden/${tier}-${profile}.resources.txt`, `${resources(s)}\n`);
  });
});
