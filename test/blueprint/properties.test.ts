import fc from 'fast-check';
import { BLUEPRINT_CODES, parseBlueprint, TIERS, type BlueprintCode, type LoadResult } from '../../lib/blueprint';
import { formatDiagnostics, locationOf } from '../../lib/diagnostics';
import { blueprintArbitrary, renderBlueprint } from '../arbitraries/blueprint';
import { damagedText, damagedValue, shuffled } from './damaged/random';

const errors = ({ diagnostics }: LoadResult) => diagnostics.filter(({ severity }) => severity === 'error');

/** What every answer must be, whatever was asked. */
const expectAnswer = (text: string, result: LoadResult): void => {
  expect(result.blueprint === undefined).toBe(errors(result).length > 0);
  // What a file can hold of it: half a surrogate pair is no character, a byte order mark in front is none of the text.
  const lines = Buffer.from(text)
    .toString()
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/);
  for (const diagnostic of result.diagnostics) {
    expect(BLUEPRINT_CODES[diagnostic.code as BlueprintCode]?.severity).toBe(diagnostic.severity);
    const { line, column, length, text: shown } = locationOf(diagnostic, result.sources);
    if (length === 0) continue;
    expect(lines[line - 1]).toBe(shown);
    expect(column).toBeLessThanOrEqual(shown.length + 1);
  }
  expect(formatDiagnostics(result.diagnostics, result.sources)).not.toMatch(/undefined|\[object|NaN/);
};

describe('random blueprints', () => {
  it.each(TIERS)('load without errors at %s', (tier) => {
    for (const facts of ['sane', 'extreme'] as const)
      fc.assert(
        fc.property(blueprintArbitrary({ tier, facts, adopt: tier !== 'netflix' && facts === 'extreme' }), (input) => {
          const result = parseBlueprint(renderBlueprint(input), { tier });
          expect(errors(result)).toEqual([]);
          expect(result.blueprint?.tier).toBe(tier);
        }),
        { numRuns: 12 },
      );
  });

  it('load the same whatever the order of keys and references, and as JSON', () => {
    const pair = blueprintArbitrary().chain((input) => fc.tuple(fc.constant(input), shuffled(JSON.parse(JSON.stringify(input)))));
    fc.assert(
      fc.property(pair, ([input, other]) => {
        const { blueprint } = parseBlueprint(renderBlueprint(input));
        expect(JSON.stringify(parseBlueprint(JSON.stringify(other, null, 2)).blueprint)).toBe(JSON.stringify(blueprint));
      }),
      { numRuns: 20 },
    );
  });

  it('answer to damaged values with diagnostics, never with an exception', () => {
    const damaged = blueprintArbitrary().chain((input) => damagedValue(JSON.parse(JSON.stringify(input))));
    fc.assert(
      fc.property(damaged, (value) => {
        const text = JSON.stringify(value, null, 1);
        expectAnswer(text, parseBlueprint(text));
      }),
      { numRuns: 40 },
    );
  });

  it('answer to damaged text with diagnostics, never with an exception', () => {
    const damaged = blueprintArbitrary().chain((input) => damagedText(renderBlueprint(input)));
    fc.assert(
      fc.property(damaged, (text) => expectAnswer(text, parseBlueprint(text))),
      { numRuns: 40 },
    );
  });

  it('answer to anything at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json()), (text) => expectAnswer(text, parseBlueprint(text))),
      { numRuns: 60 },
    );
  });
});
