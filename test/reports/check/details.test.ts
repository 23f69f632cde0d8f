import { detailsOf } from '../../../lib/reports/check/details';
import { readable } from '../../../lib/reports/check/readable';
import { valueText } from '../../../lib/reports/check/value-text';

const join = (...parts: readonly unknown[]) => ({ 'Fn::Join': ['', parts] });
const exported = (stack: string, name: string) => ({ 'Fn::ImportValue': `shop-us-east-1-${stack}:ExportsOutput${name}0A1B2C3D` });

describe('a function of CloudFormation', () => {
  it.each<[unknown, unknown]>([
    [{ Ref: 'Queue' }, 'Queue'],
    [{ 'Fn::GetAtt': ['MainDb', 'Endpoint.Address'] }, 'MainDb.Endpoint.Address'],
    [{ 'Fn::GetAtt': 'MainDb.Arn' }, 'MainDb.Arn'],
    [join('arn:', { Ref: 'AWS::Partition' }, ':s3:::', { Ref: 'Posters' }, '/*'), 'arn:${AWS::Partition}:s3:::${Posters}/*'],
    [join('a', join('b', { Ref: 'C' })), 'ab${C}'],
    [{ 'Fn::Join': [',', ['a', { 'Fn::GetAtt': ['B', 'Arn'] }]] }, 'a,${B.Arn}'],
    [{ 'Fn::Join': [',', { Ref: 'Zones' }] }, 'Join(,, Zones)'],
    [{ 'Fn::Sub': '${AWS::Region}-${Name}' }, '${AWS::Region}-${Name}'],
    [{ 'Fn::Sub': ['${X}-${!Literal}', { X: { Ref: 'Y' } }] }, '${Y}-${!Literal}'],
    [exported('Data', 'FnGetAttMainDbArn'), 'Data.MainDbArn'],
    [{ 'Fn::ImportValue': 'vpc' }, 'ImportValue(vpc)'],
    [{ 'Fn::GetStackOutput': { StackName: 'shop-us-east-1-Edge', OutputName: 'Url' } }, 'Edge.Url'],
    [{ 'Fn::GetStackOutput': { StackName: 'shop-us-east-1-Edge', OutputName: 'Url', Region: 'us-east-1' } }, 'us-east-1/Edge.Url'],
    [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'Select(0, GetAZs())'],
    [{ 'Fn::If': ['Prod', { Ref: 'A' }, 'b'] }, 'If(Prod, A, b)'],
    [
      { Ref: 'A', Other: 1 },
      { Ref: 'A', Other: 1 },
    ],
    [
      [{ Ref: 'A' }, { b: { Ref: 'C' } }, null],
      ['A', { b: 'C' }, null],
    ],
  ])('%j is %j', (value, text) => expect(readable(value)).toEqual(text));
});

describe('a value in one line', () => {
  it.each<[unknown, string]>([
    [5432, '5432'],
    [true, 'true'],
    [null, 'null'],
    ['', "''"],
    [{ cidr: '10.0.0.0/8', ports: [{ port: 443 }] }, '{ cidr: 10.0.0.0/8, ports: [{ port: 443 }] }'],
    [{}, '{}'],
    [
      { Sid: 'Read', Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: 'arn:aws:s3:::x' },
      'Allow s3:Get*, s3:List* on arn:aws:s3:::x',
    ],
    [
      {
        Effect: 'Deny',
        Principal: '*',
        NotAction: 's3:Get*',
        NotResource: ['a', 'b'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      'Deny to * all but s3:Get* on all but a, b if { Bool: { aws:SecureTransport: false } }',
    ],
    [{ Effect: 'Allow', Action: 'a:b', NotPrincipal: { AWS: 'x' } }, 'Allow a:b { NotPrincipal: { AWS: x } }'],
  ])('%j', (value, text) => expect(valueText(value)).toBe(text));
});

describe('what differs in a field', () => {
  const between = (from: unknown, to: unknown) => detailsOf({ path: 'P', from, to });

  it('is the one statement that comes, and the one resource of another', () => {
    const read = (Resource: unknown) => ({ Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource });
    const more = { Sid: 'More', Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
    expect(between({ Statement: [read(['a', 'b'])] }, { Statement: [read(['a', { Ref: 'C' }]), more] })).toEqual([
      { path: 'P.Statement[Read].Resource[]', from: 'b', to: 'C' },
      { path: 'P.Statement[More]', to: more },
    ]);
  });

  it('is a variable of a container, by its name', () => {
    const pod = (value: string) => ({
      containers: [
        {
          name: 'web',
          env: [
            { name: 'A', value: '1' },
            { name: 'LEVEL', value },
          ],
        },
      ],
    });
    expect(between(pod('info'), pod('debug'))).toEqual([{ path: 'P.containers[web].env[LEVEL].value', from: 'info', to: 'debug' }]);
  });

  it('stands in JSON that is kept as text, put together by a function', () => {
    const body = (height: number) => join('{"widgets":[{"height":', `${height},"alarm":"`, { Ref: 'Alarm' }, '"}]}');
    expect(between(body(9), body(11))).toEqual([{ path: 'P.widgets[0].height', from: 9, to: 11 }]);
  });

  it('is the line of a text', () => {
    expect(between('set -e\nrun a\n', 'set -e\nrun b\n')).toEqual([{ path: 'P[]', from: 'run a', to: 'run b' }]);
    expect(between('a\nb', 'b\na')).toEqual([{ path: 'P', from: ['a', 'b'], to: ['b', 'a'] }]);
  });

  it('is a function as a whole, not its inside', () => {
    expect(between({ Ref: 'A' }, { Ref: 'B' })).toEqual([{ path: 'P', from: 'A', to: 'B' }]);
  });

  it('is never nothing, even where two functions have the same short text', () => {
    const [one, other] = [exported('Data', 'RefA'), exported('Data', 'FnGetAttA')];
    expect(between(one, other)).toEqual([{ path: 'P', from: one, to: other }]);
  });

  it('counts maps of a list that is laid out anew', () => {
    const many = (n: number, x: number) => Array.from({ length: n }, (_, y) => ({ x, y }));
    expect(between(many(3, 0), many(4, 1))).toEqual([{ path: 'P[]', from: '3 items', to: '4 others' }]);
  });
});
