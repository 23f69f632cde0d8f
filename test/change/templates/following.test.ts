import { check, type Assembly, type Json, type Resource, type Template } from '../../../lib/change';

type Resources = Template['Resources'];

const stacks = (keys: Resources, data: Resources, apps: Resources = {}): Assembly => ({
  stacks: [
    {
      name: 'Keys',
      region: 'us-east-1',
      template: {
        Resources: keys,
        Outputs: {
          Out: { Value: { 'Fn::GetAtt': ['Subnet', 'SubnetId'] }, Export: { Name: 'Keys:Subnet' } },
          Range: { Value: { 'Fn::GetAtt': ['Subnet', 'Ipv6Native'] }, Export: { Name: 'Keys:Native' } },
        },
      },
    },
    {
      name: 'Data',
      region: 'us-east-1',
      template: { Resources: data, Outputs: { Out: { Value: { Ref: 'Brokers' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Brokers' } } } } },
    },
    { name: 'Apps', region: 'us-east-1', template: { Resources: apps } },
  ],
  clusters: [],
});

const of = (Type: string, Properties: Readonly<Record<string, Json>>): Resource => ({ Type, Properties });
const subnet = (CidrBlock: Json): Resource => of('AWS::EC2::Subnet', { CidrBlock, Ipv6Native: false });
const brokers = (subnets: Json): Resource => of('AWS::MSK::Cluster', { BrokerNodeGroupInfo: { ClientSubnets: subnets } });

/** `<stack>.<logicalId>: <certainty>` of everything that would be replaced. */
const replaced = (before: Assembly, after: Assembly): readonly string[] =>
  check(before, after)
    .changes.filter(({ action }) => action === 'replace')
    .map(({ place }) => ('stack' in place ? `${place.stack}.${place.logicalId ?? ''}` : ''));

const IMPORTED: Json = [{ 'Fn::ImportValue': 'Keys:Subnet' }];

it('follows a replaced resource through the exports of two stacks', () => {
  const topic = of('AWS::MSK::Topic', { TopicName: 'plays', ClusterArn: { 'Fn::ImportValue': 'Data:Brokers' } });
  const made = (range: string): Assembly => stacks({ Subnet: subnet(range) }, { Brokers: brokers(IMPORTED) }, { Topic: topic });
  expect(replaced(made('10.0.0.0/24'), made('10.0.1.0/24'))).toEqual(['Apps.Topic', 'Data.Brokers', 'Keys.Subnet']);
});

it('says what is followed', () => {
  const made = (range: string): Assembly => stacks({ Subnet: subnet(range) }, { Brokers: brokers(IMPORTED) });
  const { findings } = check(made('10.0.0.0/24'), made('10.0.1.0/24'));
  expect(findings.find(({ place }) => 'logicalId' in place && place.logicalId === 'Brokers')).toMatchObject({
    code: 'BP501',
    source: 'Subnet of Keys, which it names, is replaced',
  });
});

it('leaves alone what reads an attribute that stays, reads weakly, or names it where it may change', () => {
  const made = (range: string): Assembly =>
    stacks(
      { Subnet: subnet(range) },
      {
        Brokers: brokers([{ 'Fn::ImportValue': 'Keys:Native' }]),
        Weak: brokers([{ 'Fn::GetStackOutput': { StackName: 'Keys', Region: 'us-east-1', OutputName: 'Out' } }]),
        Group: of('AWS::RDS::DBSubnetGroup', { SubnetIds: IMPORTED }),
      },
    );
  expect(replaced(made('10.0.0.0/24'), made('10.0.1.0/24'))).toEqual(['Keys.Subnet']);
});

it('is no surer of what follows than of what it follows', () => {
  const instance = (UserData: string): Resource => of('AWS::EC2::Instance', { Tenancy: UserData });
  const volume = of('AWS::EC2::VolumeAttachment', { InstanceId: { Ref: 'Host' }, VolumeId: 'v', Device: '/dev/sdf' });
  const made = (tenancy: string): Assembly => stacks({ Subnet: subnet('a') }, { Brokers: brokers([]), Host: instance(tenancy), Attached: volume });
  const { findings } = check(made('default'), made('dedicated'));
  expect(findings.map(({ message }) => message).filter((text) => text.startsWith('Attached'))).toEqual([expect.stringContaining('may be replaced')]);
});
