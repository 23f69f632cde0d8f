import fc from 'fast-check';
import { coversMatcher, coversPattern, meetsPattern } from '../../../lib/change/access/iam/patterns';

const COVERS: readonly (readonly [string, string, boolean])[] = [
  ['s3:*', 's3:get*', true],
  ['s3:get*', 's3:getobject', true],
  ['s3:get*', 's3:*', false],
  ['*', 'kms:decrypt', true],
  ['s3:getobject', 's3:getobjectacl', false],
  ['s3:getobject*', 's3:getobject', true],
  ['a*c', 'abc', true],
  ['a*c', 'ab*', false],
  ['a*c', 'a?c', true],
  ['a?c', 'a*c', false],
  ['a?', 'a?', true],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/x/*', true],
  ['arn:aws:s3:::b*', 'arn:aws:s3:::b/*', true],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b*', false],
];

it.each(COVERS)('%s over %s: %s', (wide, narrow, covered) => {
  expect(coversPattern(wide, narrow)).toBe(covered);
});

const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);
const word = fc.stringMatching(/^[ab]{0,6}$/);
const matches = (glob: string, text: string): boolean => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);

it('never says that a pattern covers another where a word tells otherwise', () => {
  fc.assert(
    fc.property(pattern, pattern, word, (wide, narrow, text) => {
      if (coversPattern(wide, narrow) && matches(narrow, text)) expect(matches(wide, text)).toBe(true);
    }),
  );
});

it('covers every word that it matches, and itself', () => {
  fc.assert(fc.property(pattern, word, (glob, text) => coversPattern(glob, text) === matches(glob, text) && coversPattern(glob, glob)));
});

it('meets another pattern wherever one word is found by both', () => {
  fc.assert(
    fc.property(pattern, pattern, word, (one, other, text) => {
      if (matches(one, text) && matches(other, text)) expect(meetsPattern(one, other)).toBe(true);
      if (!meetsPattern(one, other)) expect(matches(one, text) && matches(other, text)).toBe(false);
    }),
  );
});

it('takes "everything but" for less than everything', () => {
  expect(coversMatcher({ is: '*' }, { not: ['iam:*'] })).toBe(true);
  expect(coversMatcher({ not: ['iam:*'] }, { is: '*' })).toBe(false);
  expect(coversMatcher({ not: ['iam:*'] }, { is: 's3:*' })).toBe(true);
  expect(coversMatcher({ not: ['iam:*'] }, { is: 'iam:passrole' })).toBe(false);
  expect(coversMatcher({ not: ['iam:*'] }, { not: ['iam:*', 'kms:*'] })).toBe(true);
  expect(coversMatcher({ not: ['iam:*', 'kms:*'] }, { not: ['iam:*'] })).toBe(false);
});
