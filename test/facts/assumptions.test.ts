import { ASSUMPTIONS, assumedWith, assumptionNames, STANDARD, type Assumption } from '../../lib/facts/assumptions';
import { parseBlueprint } from '../../lib/blueprint';

const all = assumptionNames.map((name) => [name, ASSUMPTIONS[name] as Assumption] as const);

const diagnosticsOf = (assumptions: object): readonly string[] =>
  parseBlueprint(JSON.stringify({ version: 1, name: 'x1', tier: 'startup', assumptions }), { file: 'x.yaml' }).diagnostics.map(
    (d) => `${d.code} ${d.message}`,
  );

describe('every assumption', () => {
  it.each(all)('%s says what it means, in which unit, and who says so', (_, { meaning, unit, source, value, least = 0, most = 1e12 }) => {
    expect(meaning).toMatch(/^[a-zA-Z].{10,}/);
    expect(unit).toMatch(/\S/);
    expect(source).toMatch(/\S{4,}/);
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  });

  it.each(all)('%s can be put in place by a blueprint, within its bounds', (name, { value, least = 0, most = 1e12 }) => {
    expect(assumedWith({ [name]: value * 2 })[name]).toBe(value * 2);
    expect(diagnosticsOf({ [name]: least })).toEqual([]);
    expect(diagnosticsOf({ [name]: most })).toEqual([]);
    expect(diagnosticsOf({ [name]: most * 2 })).toHaveLength(1);
    expect(diagnosticsOf({ [name]: -1 })).toHaveLength(1);
  });
});

it('is refused by a name that is none, with the one that was meant', () =>
  expect(diagnosticsOf({ requestPerVcpu: 5 }).join()).toContain('requestPerVcpu'));

it('is standard where nobody says otherwise', () => expect(assumedWith()).toEqual(STANDARD));
