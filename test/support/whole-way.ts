import fc from 'fast-check';
import { parseBlueprint, type Tier } from '../../lib/blueprint';
import { plan } from '../../lib/plan';
import { checkInvariants, synthesize } from '../../lib/testing';
import { renderBlueprint } from '../arbitraries/blueprint';
import { buildableArbitrary } from '../arbitraries/buildable';

export interface Outcomes {
  readonly synthesized: number;
  /** Refused in the plan, each with a diagnostic that says where. */
  readonly refused: number;
}

/**
 * Sends random blueprints from text to templates and manifests. Each is either synthesized, within the budgets of its templates and
 * with every invariant of the testing kit held, or
 * refused with a diagnostic at a place of the blueprint; anything else is thrown, with the smallest blueprint that does it.
 */
export const wholeWay = (tier: Tier, runs: number, seed: number): Outcomes => {
  let synthesized = 0;
  let refused = 0;
  const goes = (text: string): void => {
    const { blueprint, diagnostics } = parseBlueprint(text, { file: 'random.yaml' });
    if (!blueprint) throw new Error(`refused by the language: ${JSON.stringify(diagnostics)}`);
    const result = plan(blueprint);
    if (result.plan) {
      const whole = synthesize(result.plan);
      if (whole.templates.size === 0 || whole.manifests.size === 0) throw new Error('nothing was written');
      const violations = checkInvariants(whole);
      if (violations.length > 0) throw new Error(`written against an invariant: ${JSON.stringify(violations.slice(0, 3))}`);
      synthesized += 1;
      return;
    }
    const errors = result.diagnostics.filter((d) => d.severity === 'error');
    if (errors.length === 0 || errors.some((d) => d.path.length === 0 || d.message === ''))
      throw new Error(`refused without a place: ${JSON.stringify(errors)}`);
    refused += 1;
  };
  fc.assert(fc.property(buildableArbitrary({ tier }).map(renderBlueprint), goes), { numRuns: runs, seed, endOnFailure: true });
  return { synthesized, refused };
};
