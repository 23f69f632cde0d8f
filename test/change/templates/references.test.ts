import type { Json, Output, Resource, Stack } from '../../../lib/change';
import { exportsRule } from '../../../lib/change/templates/exports';
import { weakReferenceRule } from '../../../lib/change/templates/weak';
import { resource, said, stackOf } from './cases/gate';

const table = resource('AWS::DynamoDB::Table', { TableName: 'a' });
const queue: Resource = { Type: 'AWS::SQS::Queue' };
const arn: Json = { 'Fn::GetAtt': ['It', 'Arn'] };
const exported = (Value: Json, Name: Json = 'shop:Arn'): Output => ({ Value, Export: { Name } });
const producer = (outputs: Readonly<Record<string, Output>>, it: Resource = table, more: Partial<Stack> = {}): Stack =>
  stackOf('shop-Data', { It: it }, outputs, more);
const role = (reads: Json, description = ''): Stack =>
  stackOf('shop-Roles', { Role: resource('AWS::IAM::ManagedPolicy', { Description: description, PolicyDocument: { Resource: reads } }) });
const importing = role({ 'Fn::ImportValue': 'shop:Arn' });
const REFUSED = ['BP507 refused shop-Data.Arn'];

const EXPORTS: readonly { readonly name: string; readonly before: readonly Stack[]; readonly after: readonly Stack[]; readonly says: readonly string[] }[] = [
  { name: 'nothing', before: [producer({ Arn: exported(arn) }), importing], after: [producer({ Arn: exported(arn) }), importing], says: [] },
  {
    name: 'the same value in another form',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({ Arn: exported({ 'Fn::Sub': '${It.Arn}' }) }), importing],
    says: [],
  },
  {
    name: 'another value',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({ Arn: exported({ Ref: 'It' }) }), importing],
    says: REFUSED,
  },
  {
    name: 'a replaced resource behind it',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({ Arn: exported(arn) }, queue), importing],
    says: REFUSED,
  },
  {
    name: 'a reader that lets go in the same change',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({}), role('*')],
    says: REFUSED,
  },
  { name: 'a whole stack less', before: [producer({ Arn: exported(arn) }), importing], after: [importing], says: REFUSED },
  {
    name: 'another name',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({ Arn: exported(arn, 'shop:Other') }), importing],
    says: REFUSED,
  },
  {
    name: 'a name put together of known parts',
    before: [producer({ Arn: exported(arn, { 'Fn::Sub': '${AWS::StackName}:Arn' }) }), role({ 'Fn::ImportValue': { 'Fn::Join': [':', ['shop-Data', 'Arn']] } })],
    after: [producer({})],
    says: REFUSED,
  },
  {
    name: 'an output of another logical id that exports the same',
    before: [producer({ Arn: exported(arn) }), importing],
    after: [producer({ Other: exported(arn) }), importing],
    says: [],
  },
  { name: 'an export that nobody imports', before: [producer({ Arn: exported(arn) })], after: [producer({})], says: [] },
  {
    name: 'a reader in another region',
    before: [producer({ Arn: exported(arn) }), { ...importing, region: 'eu-west-1' }],
    after: [producer({})],
    says: [],
  },
  {
    name: 'a reader that only the account knows',
    before: [producer({ Arn: exported(arn) }, table, { importedBy: { 'shop:Arn': ['other'] } })],
    after: [producer({})],
    says: REFUSED,
  },
  { name: 'a new export and its reader', before: [producer({})], after: [producer({ Arn: exported(arn) }), importing], says: [] },
];

it.each(EXPORTS)('exports: $name', ({ before, after, says }) => {
  expect(said(exportsRule, before, after)).toEqual(says);
});

const weakly: Json = { 'Fn::GetStackOutput': { StackName: 'shop-Data', Region: 'us-east-1', OutputName: 'Arn' } };
const plain: Output = { Value: arn };

it.each([
  { name: 'nothing', before: [producer({ Arn: plain }), role(weakly)], after: [producer({ Arn: plain }), role(weakly)], says: [] },
  {
    name: 'another value',
    before: [producer({ Arn: plain }), role(weakly)],
    after: [producer({ Arn: { Value: { Ref: 'It' } } }), role(weakly)],
    says: ['BP508 attention shop-Roles.Role'],
  },
  {
    name: 'a replaced resource behind it',
    before: [producer({ Arn: plain }), role(weakly)],
    after: [producer({ Arn: plain }, queue), role(weakly)],
    says: ['BP508 attention shop-Roles.Role'],
  },
  {
    name: 'another value, of which the reader hears since it changes too',
    before: [producer({ Arn: plain }), role(weakly)],
    after: [producer({ Arn: { Value: { Ref: 'It' } } }), role(weakly, 'new')],
    says: [],
  },
  {
    name: 'an output less',
    before: [producer({ Arn: plain }), role(weakly)],
    after: [producer({}), role(weakly)],
    says: ['BP508 refused shop-Roles.Role'],
  },
  { name: 'an output less, and its reader', before: [producer({ Arn: plain }), role(weakly)], after: [producer({}), role('*')], says: [] },
])('weak references: $name', ({ before, after, says }) => {
  expect(said(weakReferenceRule, before, after)).toEqual(says);
});
