import { table } from '../../lib/reports/layout/columns';
import { clip, labelled, wrap } from '../../lib/reports/layout/wrap';
import { number, sizeText } from '../../lib/reports/quantities';

it('wraps at spaces and keeps long words whole', () =>
  expect(wrap('one two  three\narn:aws:sqs:us-east-1:111122223333:queue end', 12)).toEqual([
    'one two',
    'three',
    'arn:aws:sqs:us-east-1:111122223333:queue',
    'end',
  ]));

it('counts columns, not characters', () => expect(wrap('映画 映画 映画', 9)).toEqual(['映画 映画', '映画']));

it('lets nothing through that would move the cursor', () => expect(wrap('a\u001b[31mb', 20)).toEqual(['a·[31mb']));

it('clips at a word', () => {
  expect(clip('one two three', 20)).toBe('one two three');
  expect(clip('one two three', 9)).toBe('one two …');
});

it('hangs a paragraph behind its label', () =>
  expect(labelled('why', 'one two three', { indent: 2, hang: 7, columns: 14 })).toEqual(['  why  one two', '       three']));

it('lays out a table whose last column wraps, with lines beneath a row', () => {
  const columns = [{ title: 'ID' }, { title: 'N', align: 'right' as const }, { title: 'SIZE', flexible: true }];
  const rows = [
    ['a/one', '1', 'small'],
    ['b', '1,000', 'three words that wrap'],
  ];
  expect(table(columns, rows, { columns: 32, below: (i) => (i === 0 ? ['  because'] : []) })).toEqual([
    'ID         N  SIZE',
    'a/one      1  small',
    '  because',
    'b      1,000  three words that',
    '              wrap',
  ]);
});

it.each([
  [0.3472, '0.35'],
  [6.94, '6.9'],
  [57.87, '57.9'],
  [1_000_000, '1,000,000'],
  [1_446.7, '1,447'],
  [0, '0'],
])('writes %d as %s', (value, text) => expect(number(value)).toBe(text));

it('writes sizes with the names that overrides take', () =>
  expect(wrap(sizeText({ minReplicas: 2, cpu: '250m', multiAz: true, storageGiB: 1_000 }), 26)).toEqual([
    'minReplicas 2 · cpu 250m ·',
    'multiAz true ·',
    'storageGiB 1_000',
  ]));
