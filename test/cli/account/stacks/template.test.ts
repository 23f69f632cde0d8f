import { templateOf } from '../../../../lib/cli/account/stacks/template';

const resources = (body: string): unknown => templateOf(body)?.Resources;

it('reads JSON', () => expect(resources('{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}')).toEqual({ Q: { Type: 'AWS::SQS::Queue' } }));

it('reads YAML, with short forms of functions anywhere', () => {
  const body = `
AWSTemplateFormatVersion: 2010-09-09
Resources:
  Q:
    Type: AWS::SQS::Queue
    Condition: Wanted
    Properties:
      QueueName: !Sub '\${AWS::StackName}-q'
      KmsMasterKeyId: !GetAtt Key.Arn
      Nested: !GetAtt Inner.Outputs.Key
      Delay: !If [Wanted, !Ref Delay, 0]
      Zone: !Select
        - 0
        - !GetAZs ''
      Joined: !Join ['-', [a, !ImportValue b]]
      Far: !GetStackOutput { StackName: x, OutputName: y }
      Both: { 'Fn::And': [!Condition A, !Equals [a, b]] }
      Version: 2012-10-17
      Fifo: true
      Text: !!str 5
`;
  expect(resources(body)).toEqual({
    Q: {
      Type: 'AWS::SQS::Queue',
      Condition: 'Wanted',
      Properties: {
        QueueName: { 'Fn::Sub': '${AWS::StackName}-q' },
        KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
        Nested: { 'Fn::GetAtt': ['Inner', 'Outputs.Key'] },
        Delay: { 'Fn::If': ['Wanted', { Ref: 'Delay' }, 0] },
        Zone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
        Joined: { 'Fn::Join': ['-', ['a', { 'Fn::ImportValue': 'b' }]] },
        Far: { 'Fn::GetStackOutput': { StackName: 'x', OutputName: 'y' } },
        Both: { 'Fn::And': [{ Condition: 'A' }, { 'Fn::Equals': ['a', 'b'] }] },
        Version: '2012-10-17',
        Fifo: true,
        Text: '5',
      },
    },
  });
});

it('follows an alias', () => {
  expect(resources('Resources:\n  A: &a { Type: !Sub x }\n  B: *a\n')).toEqual({
    A: { Type: { 'Fn::Sub': 'x' } },
    B: { Type: { 'Fn::Sub': 'x' } },
  });
});

it.each(['', '[]', 'Resources: 5', '{ "Resources": [', 'a: b: c'])('takes %j for no template', (body) =>
  expect(templateOf(body)).toBeUndefined(),
);
