import { simulationChart } from '../../lib/reports/simulation-chart';
import { simulationText } from '../../lib/reports/simulation-text';
import { svg, svgText } from '../../lib/reports/svg/node';
import { scaleOf } from '../../lib/reports/svg/scale';
import { simulate, type Fleet, type Scenario } from '../../lib/simulation';
import { fleet, netflix, part } from '../simulation/fleets';

const SHEET = { columns: 100 };
const LOST: Scenario = { loss: { kind: 'region', region: 'us-east-1', hour: 20 } };

const CASES: readonly (readonly [string, Fleet, Scenario])[] = [
  ['three regions', netflix(1.5), {}],
  ['a lost region', netflix(1.5), LOST],
  ['no load', netflix(1.5), { load: 0 }],
  ['an absurd load', netflix(1.5), { ...LOST, load: 1e12 }],
  ['nothing that takes load', fleet({}), {}],
  ['a part of nothing', fleet({ nothing: part({ capacity: 0, load: { average: 0, peak: 0 } }), no: part({ capacity: 0 }) }), {}],
];

describe.each(CASES)('%s', (_, of, scenario) => {
  const day = simulate(of, scenario);

  it('reads well within a hundred columns', () => {
    const text = simulationText(day.simulation, SHEET);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  });

  it('is a drawing without a hole', () => {
    const drawing = simulationChart(day);
    expect(drawing).not.toMatch(/NaN|Infinity|undefined/);
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 960 \d+"/);
    expect(drawing.match(/<[a-z]/g)?.length).toBe((drawing.match(/<\/[a-z]/g)?.length ?? 0) + (drawing.match(/\/>/g)?.length ?? 0));
    expect(drawing).toContain('prefers-color-scheme:dark');
    expect(drawing).not.toMatch(/href|url\(|@import|<script/);
  });
});

it('says first what breaks, why, and what would prevent it', () => {
  const text = simulationText(
    simulate(fleet({ slow: part({ capacity: 45, remedy: 'a faster one' }), small: part({ capacity: 42, remedy: 'a larger one' }) }))
      .simulation,
    SHEET,
  );
  expect(text).toMatch(
    /First to break: small in us-east-1 at \d\d:\d\d\n {2}42(\.\d)? requests\/s come, and it takes 42\.\n {2}Prevented by: a larger one\.\n {2}So do: slow \(\d\d:\d\d\)\./,
  );
});

it('says how far the load could grow', () =>
  expect(simulationText(simulate(fleet({ it: part() })).simulation, SHEET)).toMatch(
    /Nothing breaks\. At (1\.9\d|2(\.0\d)?) times this load the first thing would: it in us-east-1/,
  ));

it('keeps apart what a reader without colours sees', () => {
  const day = simulate(
    fleet(Object.fromEntries([10, 20, 30, 40, 50, 60, 70].map((capacity) => [`of-${capacity}`, part({ capacity: capacity * 2 })]))),
  );
  const drawing = simulationChart(day);
  const dashes = [...drawing.matchAll(/class="line s\d" stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash);
  expect(new Set(dashes).size).toBe(6);
  expect(new Set([...drawing.matchAll(/class="mark (m\d)"/g)].map(([, mark]) => mark)).size).toBe(6);
});

describe('the drawing itself', () => {
  it('escapes what people write', () =>
    expect(svgText(svg('text', { title: `"<&'>` }, '<script>&\u202e'))).toBe(
      '<text title="&quot;&lt;&amp;&#39;&gt;">&lt;script&gt;&amp;·</text>',
    ));

  it('refuses a place that is none', () => {
    for (const x of [NaN, Infinity, -Infinity]) expect(() => svgText(svg('line', { x }))).toThrow(RangeError);
  });

  it.each([
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [1.2, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]],
    [2_360, [0, 500, 1_000, 1_500, 2_000]],
    [1e12, [0, 2e11, 4e11, 6e11, 8e11, 1e12]],
  ])('has round ticks up to %d', (most, expected) => {
    const { ticks } = scaleOf(most, 0, 100, 6);
    expect(ticks.map((tick) => Number(tick.toPrecision(6)))).toEqual(expected);
  });
});
