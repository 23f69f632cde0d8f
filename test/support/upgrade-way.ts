import fc from 'fast-check';
import { parseBlueprint, type Blueprint, type BlueprintInput, type Tier } from '../../lib/blueprint';
import type { Diagnostic } from '../../lib/diagnostics';
import { plan, planUpgrade, type Plan } from '../../lib/plan';
import { migrationsOf } from '../../lib/reports/migrations';
import { checkInvariants, synthesize, type Synthesized } from '../../lib/testing';
import { callsOf } from '../../lib/testing/invariants/templates/reading';
import { exportsOf, valuesOf } from '../../lib/testing/invariants/templates/references';
import { renderBlueprint } from '../arbitraries/blueprint';
import { buildableArbitrary } from '../arbitraries/buildable';
import type { Outcomes } from './whole-way';

const read = (text: string): Blueprint => {
  const { blueprint, diagnostics } = parseBlueprint(text, { file: 'random.yaml' });
  if (!blueprint) throw new Error(`refused by the language: ${JSON.stringify(diagnostics)}`);
  return blueprint;
};

const importsOf = (whole: Synthesized): ReadonlySet<string> =>
  new Set(valuesOf(whole).flatMap(({ value }) => callsOf('Fn::ImportValue', value).map(String)));

/**
 * Exports that stacks read before and that would be gone or different: their stack is deployed before those that read them, and
 * CloudFormation refuses it.
 */
export const brokenExports = (before: Synthesized, after: Synthesized): readonly string[] => {
  const [was, is] = [exportsOf(before), exportsOf(after)];
  const valueIn = (exported: typeof was, name: string): string => JSON.stringify(exported.get(name)?.map(({ value }) => value));
  return [...importsOf(before)].filter((name) => valueIn(was, name) !== valueIn(is, name));
};

/** Physical names: a resource that gets another one is another resource. */
const NAMES = /(Name|Identifier|Id)$/;

const keptIn = ({ entries }: Plan): readonly { readonly stack: string; readonly logicalId: string; readonly type: string }[] =>
  entries.flatMap((e) => e.stateful);

/** What the former plan keeps data in and that is missing, or has another type or name. */
export const lostData = (former: Plan, before: Synthesized, after: Synthesized): readonly string[] =>
  keptIn(former).flatMap(({ stack, logicalId, type }) => {
    const was = before.templates.get(stack)?.Resources[logicalId];
    const is = after.templates.get(stack)?.Resources[logicalId];
    const renamed = Object.entries(was?.Properties ?? {}).filter(
      ([key, value]) => NAMES.test(key) && JSON.stringify(value) !== JSON.stringify(is?.Properties?.[key]),
    );
    const same = was !== undefined && is?.Type === type && renamed.length === 0;
    return same ? [] : [`${stack}.${logicalId} (${type}): ${is === undefined ? 'gone' : renamed.map(([key]) => key).join(', ')}`];
  });

const refusedWell = (diagnostics: readonly Diagnostic[]): boolean => {
  const errors = diagnostics.filter((d) => d.severity === 'error');
  return errors.length > 0 && errors.every((d) => d.path.length > 0 && d.message !== '');
};

const whole = (made: Plan): Synthesized => {
  const found = synthesize(made);
  const violations = checkInvariants(found);
  if (violations.length > 0) throw new Error(`against an invariant: ${JSON.stringify(violations.slice(0, 3))}`);
  return found;
};

const expectNone = (what: string, found: readonly string[]): void => {
  if (found.length > 0) throw new Error(`${what}: ${found.slice(0, 5).join('; ')}`);
};

/** What growing asks for besides another tier: events that can be read again, which queues cannot give. */
const grown = (input: BlueprintInput, tier: Tier, replay: boolean): BlueprintInput => ({
  ...input,
  tier,
  ...(replay && input.streams
    ? { streams: Object.fromEntries(Object.entries(input.streams).map(([name, s]) => [name, s?.engine ? s : { ...s, replay: true }])) }
    : {}),
});

/**
 * Random blueprints of a tier, deployed as that tier, then as the upgrade to another one, then with all data moved: each time nothing is
 * lost but what data has left, no resource with data gets another name, and no export is broken that stacks still read.
 */
export const upgradeWay = (from: Tier, to: Tier, runs: number, seed: number): Outcomes & { readonly moves: readonly string[] } => {
  let synthesized = 0;
  let refused = 0;
  const moves = new Set<string>();
  const goes = ([input, replay]: readonly [BlueprintInput, boolean]): void => {
    const former = read(renderBlueprint(input));
    const blueprint = read(renderBlueprint(grown(input, to, replay)));
    const before = plan(former).plan;
    if (!before) return;
    const moving = planUpgrade(blueprint, { blueprint: former, plan: before }, plan);
    if (!moving.plan) {
      if (!refusedWell(moving.diagnostics)) throw new Error(`refused without a place: ${JSON.stringify(moving.diagnostics)}`);
      refused += 1;
      return;
    }
    for (const { from: was, to: is } of migrationsOf(moving.plan)) moves.add(`${was.engine} to ${is.engine}`);
    const [first, second] = [whole(before), whole(moving.plan)];
    expectNone('lost in the upgrade', lostData(before, first, second));
    expectNone('exports broken by the upgrade', brokenExports(first, second));
    const moved = plan(blueprint).plan;
    if (moved) {
      const third = whole(moved);
      const left = new Set(migrationsOf(moving.plan).map((m) => `${m.from.stack}.${m.from.logicalId}`));
      const lost = lostData(moving.plan, second, third).filter((text) => !left.has(text.slice(0, text.indexOf(' '))));
      expectNone('lost at the end of the move', lost);
      expectNone('exports broken at the end of the move', brokenExports(second, third));
    }
    synthesized += 1;
  };
  fc.assert(fc.property(fc.tuple(buildableArbitrary({ tier: from }), fc.boolean()), goes), { numRuns: runs, seed, endOnFailure: true });
  return { synthesized, refused, moves: [...moves].sort() };
};
