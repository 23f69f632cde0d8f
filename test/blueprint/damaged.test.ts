import { BLUEPRINT_CODES, parseBlueprint } from '../../lib/blueprint';
import { locationOf } from '../../lib/diagnostics';
import { MARK, type Damage } from './damaged/damage';
import { FILE_SYSTEM_CODES } from './damaged/files';
import { GRAPH_DAMAGE } from './damaged/graph';
import { PLATFORM_DAMAGE } from './damaged/platform';
import { SHAPE_DAMAGE } from './damaged/shape';
import { YAML_DAMAGE } from './damaged/yaml';

/** Held against its answer in load.test.ts, since it never comes alone. */
const IN_LOAD_TEST = ['BP025'];

const ALL: readonly Damage[] = [...YAML_DAMAGE, ...SHAPE_DAMAGE, ...GRAPH_DAMAGE, ...PLATFORM_DAMAGE];

/** Line and column of the mark, from 1. */
const placeOf = (text: string): { line: number; column: number } => {
  const before = text.slice(0, Math.max(0, text.indexOf(MARK))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

describe('a damaged blueprint gets one answer, at the right place', () => {
  it.each(ALL.map((damage) => [`${damage.code} ${damage.name}`, damage] as const))('%s', (_, { text, code, says, hint, tier }) => {
    const { blueprint, diagnostics, sources } = parseBlueprint(text.replace(MARK, ''), tier ? { tier } : {});
    const { severity } = BLUEPRINT_CODES[code];
    // Exactly one: what follows from a mistake is not another mistake.
    const [found, ...more] = diagnostics.filter((d) => d.severity === severity);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, severity, message: expect.stringContaining(says) });
    expect(found?.hint ?? '').toContain(hint ?? '');
    if (found) expect(locationOf(found, sources)).toMatchObject(placeOf(text));
    expect(blueprint === undefined).toBe(severity === 'error');
  });

  it('covers every code that loading can give', () => {
    const covered = new Set<string>([...ALL.map(({ code }) => code), ...FILE_SYSTEM_CODES, ...IN_LOAD_TEST]);
    expect(Object.keys(BLUEPRINT_CODES).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('is asked often enough', () => expect(ALL.length).toBeGreaterThan(150));
});
