import fc from 'fast-check';
import type { Json } from '../../../lib/change';
import { gate, resource, verdicts, type Resources, type StackCase } from './cases';

interface Statement {
  readonly [name: string]: Json;
}

const BUCKET = 'arn:aws:s3:::orders/*';
const allow = (Action: Json, Resource: Json = BUCKET, more: Statement = {}): Statement => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: Json, Resource: Json = BUCKET, more: Statement = {}): Statement => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const trust = (Principal: Json, Condition?: Json): Json => ({
  Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition === undefined ? {} : { Condition }) }],
});
const role = (statements: readonly Statement[], more: Statement = {}): Resources => ({
  Web: resource('AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust({ Service: 'ecs-tasks.amazonaws.com' }),
    Policies: [{ PolicyName: 'a', PolicyDocument: { Statement: statements } }],
    ...more,
  }),
});
const where = (condition: Json): Statement => ({ Condition: condition });
const SAID = ['BP512 attention Web'];
const REFUSED = ['BP513 refused Web'];
const boundary = { PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
const managed = (...names: readonly string[]): Statement => ({ ManagedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`) });
const attached = (statements: readonly Statement[], Roles: Json = [{ Ref: 'Web' }]): Resources => ({
  ...role([]),
  Own: resource('AWS::IAM::Policy', { PolicyName: 'own', Roles, PolicyDocument: { Statement: statements } }),
});

const CASES: readonly StackCase[] = [
  { name: 'as before', before: role([allow('s3:GetObject')]), after: role([allow('s3:GetObject')]), said: [] },
  { name: 'one more action', before: role([allow('s3:GetObject')]), after: role([allow(['s3:GetObject', 's3:PutObject'])]), said: SAID },
  { name: 'one action less', before: role([allow(['s3:GetObject', 's3:PutObject'])]), after: role([allow('s3:GetObject')]), said: [] },
  { name: 'a wildcard instead of a list', before: role([allow('s3:GetObject')]), after: role([allow('s3:Get*')]), said: SAID },
  {
    name: 'a list instead of a wildcard',
    before: role([allow('s3:*')]),
    after: role([allow(['s3:GetObject', 's3:ListBucket'])]),
    said: [],
  },
  { name: 'other case', before: role([allow('s3:getobject')]), after: role([allow('S3:GetObject')]), said: [] },
  { name: 'two statements instead of one', before: role([allow(['a:A', 'b:B'])]), after: role([allow('b:B'), allow('a:A')]), said: [] },
  { name: 'every resource', before: role([allow('s3:GetObject')]), after: role([allow('s3:GetObject', '*')]), said: SAID },
  { name: 'one folder', before: role([allow('s3:GetObject')]), after: role([allow('s3:GetObject', 'arn:aws:s3:::orders/in/*')]), said: [] },
  {
    name: 'a condition less',
    before: role([allow('a:A', '*', where({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }))]),
    after: role([allow('a:A', '*')]),
    said: SAID,
  },
  {
    name: 'a condition more',
    before: role([allow('a:A', '*')]),
    after: role([allow('a:A', '*', where({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))]),
    said: [],
  },
  {
    name: 'one more value',
    before: role([allow('a:A', '*', where({ StringEquals: { k: 'a' } }))]),
    after: role([allow('a:A', '*', where({ StringEquals: { k: ['a', 'b'] } }))]),
    said: SAID,
  },
  {
    name: 'like instead of equal',
    before: role([allow('a:A', '*', where({ StringLike: { k: 'a*' } }))]),
    after: role([allow('a:A', '*', where({ StringEquals: { k: 'ab' } }))]),
    said: [],
  },
  {
    name: 'a smaller network',
    before: role([allow('a:A', '*', where({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))]),
    after: role([allow('a:A', '*', where({ IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }))]),
    said: [],
  },
  {
    name: 'a larger network',
    before: role([allow('a:A', '*', where({ IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }))]),
    after: role([allow('a:A', '*', where({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))]),
    said: SAID,
  },
  { name: 'a denial less', before: role([allow('s3:*'), deny('s3:DeleteObject')]), after: role([allow('s3:*')]), said: SAID },
  { name: 'a denial less that denied nothing', before: role([allow('s3:*'), deny('ec2:*', '*')]), after: role([allow('s3:*')]), said: [] },
  { name: 'a denial more', before: role([allow('s3:*')]), after: role([allow('s3:*'), deny('s3:DeleteObject')]), said: [] },
  { name: 'allowed, and denied', before: role([deny('s3:*')]), after: role([allow('s3:GetObject'), deny('s3:*')]), said: [] },
  { name: 'everything', before: role([]), after: role([allow('*', '*')]), said: REFUSED },
  {
    name: 'everything but something',
    before: role([]),
    after: role([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]),
    said: REFUSED,
  },
  { name: 'everything, as before', before: role([allow('*', '*')]), after: role([allow('*', '*'), allow('s3:*')]), said: [] },
  { name: 'passing on any role', before: role([]), after: role([allow('iam:PassRole', '*')]), said: REFUSED },
  {
    name: 'passing on any role to one service',
    before: role([]),
    after: role([allow('iam:PassRole', '*', where({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }))]),
    said: SAID,
  },
  { name: 'the administrator', before: role([]), after: role([], managed('AdministratorAccess')), said: REFUSED },
  { name: 'a policy of AWS', before: role([]), after: role([], managed('AmazonS3ReadOnlyAccess')), said: SAID },
  { name: 'a policy of AWS less', before: role([], managed('A', 'B')), after: role([], managed('A')), said: [] },
  { name: 'no boundary', before: role([], boundary), after: role([]), said: SAID },
  { name: 'a boundary', before: role([]), after: role([], boundary), said: [] },
  {
    name: 'a policy of its own',
    before: attached([allow('s3:GetObject')]),
    after: attached([allow('s3:*')]),
    said: ['BP512 attention Own'],
  },
  { name: 'inline instead of attached', before: attached([allow('s3:GetObject')]), after: role([allow('s3:GetObject')]), said: [] },
  {
    name: 'a new role',
    before: role([]),
    after: { ...role([]), New: { ...role([allow('s3:GetObject')])['Web'] } as Resources[string] },
    said: ['BP512 attention New'],
  },
  {
    name: 'a new role that may do everything',
    before: role([]),
    after: { ...role([]), New: { ...role([allow('*', '*')])['Web'] } as Resources[string] },
    said: ['BP513 refused New', 'BP512 attention New'],
  },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('says in words who may do what on what', () => {
  const { findings } = gate(role([allow('s3:GetObject')]), role([allow(['s3:GetObject', 's3:DeleteObject'])]));
  expect(findings[0]?.message).toBe('role Web may now call s3:DeleteObject on arn:aws:s3:::orders/*');
});

const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:*', 's3:Get*', 'sqs:SendMessage', 'sqs:*');
const target = fc.constantFrom(BUCKET, 'arn:aws:s3:::orders/in/*', 'arn:aws:sqs:eu-west-1:1:q');
const condition = fc.constantFrom<Statement>({}, where({ StringEquals: { k: 'a' } }), where({ StringEquals: { k: ['a', 'b'] } }));
const statement = fc
  .record({
    actions: fc.array(action, { minLength: 1, maxLength: 3 }),
    targets: fc.array(target, { minLength: 1, maxLength: 2 }),
    condition,
  })
  .map(({ actions, targets, condition: more }) => allow(actions, targets, more));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });

/** Each action and resource in a statement of its own. */
const split = (all: readonly Statement[]): Statement[] =>
  all.flatMap((one) =>
    (one['Action'] as string[]).flatMap((a) => (one['Resource'] as string[]).map((r) => ({ ...one, Action: a, Resource: [r] }))),
  );

it('takes statements that are split, turned round or said twice for the same', () => {
  fc.assert(
    fc.property(statements, (all) => {
      expect(verdicts(role(all), role([...split(all)].reverse()))).toEqual([]);
      expect(verdicts(role(split(all)), role(all))).toEqual([]);
      expect(verdicts(role(all), role([...all, ...all]))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

it('takes fewer statements, fewer actions and a list instead of a wildcard for narrower', () => {
  const listedActions: Readonly<Record<string, string[]>> = {
    's3:*': ['s3:GetObject', 's3:PutObject'],
    's3:Get*': ['s3:GetObject'],
    'sqs:*': ['sqs:SendMessage'],
  };
  fc.assert(
    fc.property(statements, fc.nat(), (all, which) => {
      expect(verdicts(role(all), role(all.filter((_, i) => i !== which % all.length)))).toEqual([]);
      const spelled = all.map((one) => ({ ...one, Action: (one['Action'] as string[]).flatMap((a) => listedActions[a] ?? [a]) }));
      expect(verdicts(role(all), role(spelled))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

it('sees an action that no statement had', () => {
  fc.assert(
    fc.property(statements, target, (all, on) => {
      expect(verdicts(role(all), role([...all, allow('dynamodb:GetItem', on)]))).toEqual(SAID);
    }),
    { numRuns: 50 },
  );
});
