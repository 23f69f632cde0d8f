import type { Json, Stack } from '../../../lib/change/assembly';
import { normalForm } from '../../../lib/change/templates/normal-form';

const stackOf = (value: Json, more: object = {}, rest: Partial<Stack> = {}): Stack => ({
  name: 'shop-Data',
  region: 'eu-west-1',
  template: { Resources: { It: { Type: 'AWS::X::Y', Properties: { Value: value } } }, ...more },
  ...rest,
});

const formOf = (value: Json, more: object = {}, rest: Partial<Stack> = {}): Json | undefined =>
  normalForm(stackOf(value, more, rest)).Resources['It']?.Properties?.['Value'];

const join = (...parts: readonly Json[]): Json => ({ 'Fn::Join': ['', parts] });
const A: Json = { Ref: 'A' };

const FORMS: readonly (readonly [string, Json, Json])[] = [
  ['a join of texts', join('a', 'b', 5), 'ab5'],
  ['joins in joins', join('a', join('b', A), 'c'), join('ab', A, 'c')],
  ['a join with a delimiter', { 'Fn::Join': ['/', ['a', A]] }, join('a/', A)],
  ['a join alone', join(A, ''), A],
  ['a substitution', { 'Fn::Sub': 'x/${A}/${B.Arn}/${!C}' }, join('x/', A, '/', { 'Fn::GetAtt': ['B', 'Arn'] }, '/${C}')],
  ['variables', { 'Fn::Sub': ['${V}-${A}', { V: 'v' }] }, join('v-', A)],
  ['an attribute as text', { 'Fn::GetAtt': 'B.Endpoint.Port' }, { 'Fn::GetAtt': ['B', 'Endpoint.Port'] }],
  ['select of split', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
  ['the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['the account', { Ref: 'AWS::AccountId' }, { Ref: 'AWS::AccountId' }],
  ['an integer', '5', 5],
  ['a version', '1.30', '1.30'],
  ['an account', '123456789012', '123456789012'],
  ['a truth value', 'true', true],
  ['nothing', { a: 1, b: { Ref: 'AWS::NoValue' }, c: [{ Ref: 'AWS::NoValue' }, 2] }, { a: 1, c: [2] }],
  ['lists in lists', [['a'], ['b']], [['a'], ['b']]],
];

it.each(FORMS)('brings %s to its form', (_, from, to) => {
  expect(formOf(from)).toEqual(to);
});
