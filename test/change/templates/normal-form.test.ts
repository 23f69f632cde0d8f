import fc from 'fast-check';
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

const KNOWN: readonly (readonly [string, Json, object, Json | undefined])[] = [
  ['a number', { Ref: 'P' }, { Parameters: { P: { Type: 'Number', Default: '7' } } }, 7],
  ['a list', { Ref: 'P' }, { Parameters: { P: { Type: 'CommaDelimitedList', Default: 'a, b' } } }, ['a', 'b']],
  ['a secret', { Ref: 'P' }, { Parameters: { P: { Type: 'String', NoEcho: true, Default: 'x' } } }, { Ref: 'P' }],
  ['what AWS looks up', { Ref: 'P' }, { Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } } }, { Ref: 'P' }],
  ['a condition', { 'Fn::If': ['C', 1, 2] }, { Conditions: { C: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } } }, 1],
  ['one that is not', { 'Fn::If': ['C', 1, 2] }, { Conditions: { C: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] } } }, 2],
  ['a circle', { 'Fn::If': ['C', 1, 2] }, { Conditions: { C: { Condition: 'C' } } }, { 'Fn::If': ['C', 1, 2] }],
  ['a mapping', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'K'] }, { Mappings: { M: { 'eu-west-1': { K: 'v' } } } }, 'v'],
];

it.each(KNOWN)('knows %s', (_, from, more, to) => {
  expect(formOf(from, more)).toEqual(to);
});

it('takes the value of the stack before the default', () => {
  expect(formOf({ Ref: 'P' }, { Parameters: { P: { Type: 'String', Default: 'a' } } }, { parameters: { P: 'b' } })).toBe('b');
});

it('leaves out what a false condition takes away, and the noise of the CDK', () => {
  const Resources = {
    Gone: { Type: 'AWS::X::Y', Condition: 'No' },
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Condition: 'CDKMetadataAvailable' },
    It: { Type: 'AWS::X::Y', Properties: {}, DependsOn: ['B', 'Gone', 'A'], Metadata: { 'aws:cdk:path': 'x' } },
  };
  const template = { Resources, Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Parameters: { BootstrapVersion: { Type: 'String' } } };
  const form = normalForm({ name: 's', region: '', template });
  expect(form).toEqual({ Resources: { It: { Type: 'AWS::X::Y', DependsOn: ['A', 'B'] } }, Conditions: template.Conditions });
});

it('reads one action as a list of one, and leaves a firewall alone', () => {
  const statement = { Effect: 'Allow', Action: ['b:B', 'a:A'], Resource: '*', Principal: { AWS: 'x' } };
  expect(formOf({ Statement: statement })).toEqual({
    Statement: [{ Effect: 'Allow', Action: ['a:A', 'b:B'], Resource: ['*'], Principal: { AWS: ['x'] } }],
  });
  expect(formOf({ Statement: { GeoMatchStatement: {} } })).toEqual({ Statement: { GeoMatchStatement: {} } });
});

const text = fc.constantFrom('', 'a', '5', 'true', '/', '1.30');
const tree: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom<Json>(A, { Ref: 'P' }, { Ref: 'AWS::NoValue' }, { 'Fn::GetAtt': 'B.Arn' }, null, 3),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'Statement', 'Effect', 'Action', '__proto__'), tie('value')),
    fc.tuple(
      fc.constantFrom('Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::If', 'Fn::Sub', 'Fn::Odd', 'Fn::GetAtt', 'Fn::FindInMap'),
      fc.oneof(
        tie('value'),
        fc.tuple(text, fc.array(tie('value'), { maxLength: 3 })),
        fc.tuple(fc.constantFrom('C', 'D'), tie('value'), tie('value')),
      ),
    ).map(([name, argument]): Json => ({ [name]: argument as Json })),
  ),
})).value;
const MORE = {
  Parameters: { P: { Type: 'String', Default: 'p' } },
  Conditions: { C: { 'Fn::Equals': ['a', { Ref: 'P' }] }, D: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } },
};

it('changes nothing a second time', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const once = normalForm(stackOf(value, MORE));
      expect(normalForm({ name: 'shop-Data', region: 'eu-west-1', template: once })).toEqual(once);
    }),
  );
});

const reversed = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

it('does not look at the order of keys', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(formOf(reversed(value), MORE)).toEqual(formOf(value, MORE));
    }),
  );
});

it('brings a substitution and a join of the same parts to the same', () => {
  const part = fc.oneof(text, fc.constantFrom('${A}', '${P}', '${B.Arn}'));
  const joinable = (one: string): Json => (one.startsWith('${') ? { 'Fn::Sub': one } : one);
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(formOf({ 'Fn::Sub': parts.join('') }, MORE)).toEqual(formOf(join(...parts.map(joinable)), MORE));
    }),
  );
});

it('takes what is nested without end', () => {
  let value: Json = 'x';
  for (let n = 0; n < 20_000; n += 1) value = { 'Fn::Join': ['', ['a', value]] };
  expect(() => formOf(value)).not.toThrow();
});
