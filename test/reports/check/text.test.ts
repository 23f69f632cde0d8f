import { check, type Assembly, type Check, type Json, type Resource } from '../../../lib/change';
import { width } from '../../../lib/diagnostics/printable';
import { excerpts } from '../../../lib/reports/check/excerpt';
import { checkText } from '../../../lib/reports/check/text';

const assembly = (Resources: Readonly<Record<string, Resource>>): Assembly => ({
  stacks: [{ name: 'shop-us-east-1-Data', region: 'us-east-1', template: { Resources } }],
});

const text = (before: Record<string, Resource>, after: Record<string, Resource>, columns = 80): string =>
  checkText({ ...check(assembly(before), assembly(after), { rules: [] }), blind: [] }, { columns });

const alarm = (Properties: Record<string, Json>): Resource => ({ Type: 'AWS::CloudWatch::Alarm', Properties });

describe('excerpts', () => {
  it.each([
    ['short', 'other', 'short', 'other'],
    [`${'word '.repeat(20)}(now 2). End`, `${'word '.repeat(20)}(now 32). End`, '…word word (now 2). End', '…word word (now 32). End'],
    [`x${'y'.repeat(90)}`, `z${'y'.repeat(90)}`, `x${'y'.repeat(16)}…`, `z${'y'.repeat(16)}…`],
    [`${'a'.repeat(90)}`, `${'a'.repeat(90)}b`, `…${'a'.repeat(16)}`, `…${'a'.repeat(16)}b`],
  ])('of %j and %j', (from, to, was, is) => expect(excerpts(from, to, 40)).toEqual([was, is]));

  it('are never wider than they may be', () => {
    for (const shown of excerpts(`${'a'.repeat(50)}${'😀'.repeat(60)}`, `${'a'.repeat(50)}${'語'.repeat(60)}`, 40))
      expect(width(shown)).toBeLessThanOrEqual(40);
  });
});

it('tells of one changed parameter in one screen', () => {
  const of = (threshold: number) => ({ Errors: alarm({ Threshold: threshold, AlarmName: 'errors' }), Other: alarm({ Threshold: 1 }) });
  expect(text(of(5), of(6))).toBe(`Changes
  shop-us-east-1-Data
    ~ Errors (AWS::CloudWatch::Alarm)
        Threshold: 5 → 6

0 to add, 1 to change, 0 to replace, 0 to remove; safe`);
});

it('sets long values one beneath the other, and marks what comes and goes', () => {
  const image = (version: number) => `111122223333.dkr.ecr.us-east-1.amazonaws.com/recommend:${version}-of-the-product`;
  const [before, after] = [alarm({ AlarmDescription: image(1), Old: 'x' }), alarm({ AlarmDescription: image(2), New: { Ref: 'A' } })];
  expect(text({ A: before }, { A: after }).split('\n').slice(2, -2)).toEqual([
    '    ~ A (AWS::CloudWatch::Alarm)',
    '        AlarmDescription:',
    `          - ${image(1)}`,
    `          + ${image(2)}`,
    '        + New: A',
    '        - Old: x',
  ]);
});

it('counts fields beyond the sixth', () => {
  const of = (value: number) => ({ A: alarm(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => [key, value]))) });
  expect(text(of(1), of(2))).toContain('        and 2 more fields: --json has them all\n');
});

it('is no wider than the sheet, but for words that cannot be broken', () => {
  const of = (word: string) => ({
    A: alarm({ Text: `${word} `.repeat(60), [`Key${word}`]: Array.from({ length: 9 }, (_, i) => ({ i, word })) }),
  });
  for (const columns of [60, 80, 100])
    for (const line of text(of('one'), of('other'), columns).split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
});

it('names who says so once in a row of findings, and counts those alike that only ask for attention', () => {
  const finding = (logicalId: string) => ({
    code: 'BP523' as const,
    verdict: 'attention' as const,
    place: { stack: 'S', logicalId },
    message: `${logicalId} would be replaced`,
    remedy: 'expect a short gap',
    source: 'a manual',
  });
  const result: Check = {
    changes: [],
    findings: ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(finding),
    summary: { add: 0, change: 0, replace: 7, remove: 0 },
    blind: ['the moon'],
    unmatched: ['Z'],
    verdict: 'attention',
  };
  const lines = checkText(result, { columns: 100 }).split('\n');
  expect(lines.filter((line) => line.includes('a manual'))).toHaveLength(1);
  expect(lines).toContain('  BP523  and 2 more like these: --json has them all');
  expect(lines.slice(-3)).toEqual([
    'Not looked at: the moon.',
    'Nothing that is refused is called "Z" (--allow-replace).',
    '0 to add, 0 to change, 7 to replace, 0 to remove; nothing is refused; 7 findings to look at',
  ]);
});
