import type { Json, Output, Resource, Template } from '../../../../lib/change';
import { resources, stacks, subject, type Row } from '../row';

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const KEY: Resource = { Type: 'AWS::KMS::Key', Properties: {}, ...KEPT };

/** The same database, its key spelt in some way. */
const spelt = (KmsKeyId: Json | undefined): Readonly<Record<string, Resource>> => ({
  Key: KEY,
  Db: {
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'postgres', StorageEncrypted: true, ...(KmsKeyId === undefined ? {} : { KmsKeyId }) },
    ...KEPT,
  },
});
const ARN = { 'Fn::GetAtt': ['Key', 'Arn'] };
const same = (edit: string, other: Json, said = 'safe', first: Json = ARN): Row =>
  resources(`a key: ${edit}`, spelt(first), spelt(other), said);

const BUCKET: Resource = { Type: 'AWS::S3::Bucket', Properties: {}, ...KEPT };
const TABLE: Resource = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
  ...KEPT,
};
const DB: Resource = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'postgres', BackupRetentionPeriod: 14 }, ...KEPT };

const withDays = (BackupRetentionPeriod: Json, more: Partial<Template>): Readonly<Record<string, Template>> => ({
  Main: { ...more, Resources: { Db: { ...DB, Properties: { Engine: 'postgres', BackupRetentionPeriod } } } },
});

const param = (Default: string): Partial<Template> => ({ Parameters: { Days: { Type: 'Number', Default } } });
const mapped = (days: number): Partial<Template> => ({ Mappings: { Stage: { prod: { days } } } });
const found = { 'Fn::FindInMap': ['Stage', 'prod', 'days'] };
const condition = (stage: string): Partial<Template> => ({
  Parameters: { Stage: { Type: 'String', Default: stage } },
  Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
});

const exported = (Value: Json, Name = 'shared'): Readonly<Record<string, Output>> => ({ Out: { Value, Export: { Name } } });
const reads = (name: string): Template => ({
  Resources: {
    Fn: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'r', Code: {}, Environment: { Variables: { T: { 'Fn::ImportValue': name } } } },
    },
  },
});
const quiet: Template = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Role: 'r', Code: {} } } } };
const producer = (Outputs: Template['Outputs']): Template => ({
  Resources: { Table: TABLE, Other: TABLE },
  ...(Outputs ? { Outputs } : {}),
});

export const spellings: readonly Row[] = [
  same('an attribute after a point', { 'Fn::GetAtt': 'Key.Arn' }),
  same('by substitution', { 'Fn::Sub': '${Key.Arn}' }),
  same('joined of one', { 'Fn::Join': ['', [ARN]] }),
  same('joined, or with gaps to fill', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}' }, 'safe', {
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, ':kms:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':key/', { Ref: 'Key' }],
    ],
  }),
  same('gaps with names of their own', { 'Fn::Sub': ['${K}', { K: ARN }] }),
  same('the first of a list', { 'Fn::Select': ['0', [ARN, 'x']] }),
  same('another key', { 'Fn::GetAtt': ['Other', 'Arn'] }, 'refused BP501'),
  same('the region by its name', 'arn:aws:kms:us-east-1:111122223333:key/k', 'safe', {
    'Fn::Sub': 'arn:aws:kms:${AWS::Region}:111122223333:key/k',
  }),
  resources('a key: no value, spelt out', spelt(undefined), spelt({ Ref: 'AWS::NoValue' }), 'safe'),
  stacks(
    'a value by a condition that holds',
    withDays(14, condition('prod')),
    withDays({ 'Fn::If': ['Prod', 14, 1] }, condition('prod')),
    'safe',
  ),
  stacks(
    'a value by a condition that does not hold any more',
    withDays({ 'Fn::If': ['Prod', 14, 1] }, condition('prod')),
    withDays({ 'Fn::If': ['Prod', 14, 1] }, condition('dev')),
    'attention BP506',
  ),
  stacks('a value in a map', withDays(14, mapped(14)), withDays(found, mapped(14)), 'safe'),
  stacks('another value in a map', withDays(found, mapped(14)), withDays(found, mapped(7)), 'attention BP506'),
  stacks('a default of a parameter', withDays({ Ref: 'Days' }, param('14')), withDays({ Ref: 'Days' }, param('7')), 'attention BP506'),
  stacks('a parameter instead of its value', withDays(14, {}), withDays({ Ref: 'Days' }, param('14')), 'safe'),
  stacks('a parameter that says less', withDays(14, {}), withDays({ Ref: 'Days' }, param('7')), 'attention BP506'),
  stacks(
    'a resource under a condition that does not hold',
    { Main: { ...condition('dev'), Resources: { Table: TABLE } } },
    { Main: { ...condition('dev'), Resources: { Table: { ...TABLE, Condition: 'Prod' } } } },
    'refused BP503',
  ),
  stacks(
    'a resource under a condition that holds',
    { Main: { ...condition('prod'), Resources: { Table: TABLE } } },
    { Main: { ...condition('prod'), Resources: { Table: { ...TABLE, Condition: 'Prod' } } } },
    'safe',
  ),
  stacks(
    'parameters that nothing reads',
    { Main: { Resources: { Table: TABLE } } },
    { Main: { Parameters: { X: { Type: 'String', Default: 'x' } }, Resources: { Table: TABLE } } },
    'safe',
  ),

  stacks(
    'an export in use, of another table',
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    { A: producer(exported({ Ref: 'Other' })), B: reads('shared') },
    'refused BP507',
  ),
  stacks(
    'an export in use, spelt anew',
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    { A: producer(exported({ 'Fn::Sub': '${Table}' })), B: reads('shared') },
    'safe',
  ),
  stacks(
    'an export in use, gone',
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    { A: producer(undefined), B: reads('shared') },
    'refused BP507',
  ),
  stacks(
    'an export and its reader, both gone',
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    { A: producer(undefined), B: quiet },
    'refused BP507',
  ),
  stacks(
    'an export in use, under another name',
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    { A: producer(exported({ Ref: 'Table' }, 'table')), B: reads('table') },
    'refused BP507',
  ),
  stacks(
    'an export that nobody reads, gone',
    { A: producer(exported({ Ref: 'Table' })), B: quiet },
    { A: producer(undefined), B: quiet },
    'safe',
  ),
  stacks(
    'an export that nobody reads, changed',
    { A: producer(exported({ Ref: 'Table' })), B: quiet },
    { A: producer(exported({ Ref: 'Other' })), B: quiet },
    'safe',
  ),
  stacks(
    'an output that is no export',
    { A: producer({ Out: { Value: 'a' } }), B: quiet },
    { A: producer({ Out: { Value: 'b' } }), B: quiet },
    'safe',
  ),
  stacks(
    'an export and a reader, both new',
    { A: producer(undefined), B: quiet },
    { A: producer(exported({ Ref: 'Table' })), B: reads('shared') },
    'safe',
  ),

  resources('a bucket under another logical id', { Films: BUCKET }, { Movies: BUCKET }, 'refused BP504'),
  resources(
    'a table under another logical id, deleted',
    { A: { ...TABLE, DeletionPolicy: 'Delete' } },
    { B: { ...TABLE, DeletionPolicy: 'Delete' } },
    'refused BP504',
  ),
  resources(
    'a role under another logical id',
    { A: { Type: 'AWS::IAM::Role', Properties: { Description: 'x' } } },
    { B: { Type: 'AWS::IAM::Role', Properties: { Description: 'x' } } },
    'safe',
  ),
  resources(
    'a role with a name under another logical id',
    { A: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'x' } } },
    { B: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'x' } } },
    'refused BP504',
  ),
  stacks(
    'a bucket in another stack',
    { A: { Resources: { Films: BUCKET, T: TABLE } }, B: quiet },
    { A: { Resources: { T: TABLE } }, B: { Resources: { ...quiet.Resources, Films: BUCKET } } },
    'refused BP519',
  ),
  stacks('a stack less, with a bucket', { A: { Resources: { Films: BUCKET } }, B: quiet }, { B: quiet }, 'refused BP503'),
  stacks(
    'a stack less, with nothing of worth',
    { A: { Resources: { R: { Type: 'AWS::SNS::Topic' } } }, B: quiet },
    { B: quiet },
    'attention BP503',
  ),
  resources(
    'a table of another type',
    { T: TABLE },
    { T: { ...TABLE, Type: 'AWS::DynamoDB::GlobalTable', Properties: { ...TABLE.Properties, Replicas: [{ Region: 'us-east-1' }] } } },
    'refused BP501',
  ),
  subject('AWS::CloudFormation::Stack', { TemplateURL: 'https://s3.amazonaws.com/b/one.json' }).set(
    'another template',
    { TemplateURL: 'https://s3.amazonaws.com/b/two.json' },
    'attention BP501',
  ),
  subject('AWS::CloudFormation::Stack', { TemplateURL: 'https://s3.amazonaws.com/b/one.json' }).removed('removed', 'refused BP502'),
  resources(
    'an order, a description and paths',
    { T: TABLE, B: BUCKET },
    { B: { ...BUCKET, Metadata: { 'aws:cdk:path': 'x' } }, T: { ...TABLE, DependsOn: 'B' } },
    'safe',
  ),
  resources(
    'properties in another order',
    { T: TABLE },
    { T: { ...TABLE, Properties: Object.fromEntries(Object.entries(TABLE.Properties ?? {}).reverse()) } },
    'safe',
  ),
  resources(
    'one and a list of one',
    { A: { ...TABLE, DependsOn: 'B' }, B: BUCKET },
    { A: { ...TABLE, DependsOn: ['B'] }, B: BUCKET },
    'safe',
  ),
];
