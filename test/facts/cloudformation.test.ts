import { corrections } from '../../lib/facts/cloudformation/corrections';
import { nameProperties, replacingProperties } from '../../lib/facts/cloudformation/replacement';
import { STATEFUL_TYPES } from '../../lib/facts/stateful-types';
import { stateful } from '../../lib/facts/cloudformation/stateful';

const paths = (type: string): readonly string[] => replacingProperties(type).map(({ path }) => path);

it('knows what replaces, below the first level too', () => {
  expect(paths('AWS::MSK::Cluster')).toContain('BrokerNodeGroupInfo.ClientSubnets');
  expect(paths('AWS::MSK::Cluster')).not.toContain('BrokerNodeGroupInfo.InstanceType');
  expect(nameProperties('AWS::MSK::Cluster')).toEqual(['ClusterName']);
});

it('puts corrections in front of the specification', () => {
  expect(paths('AWS::RDS::DBInstance')).not.toContain('MultiAZ');
  expect(replacingProperties('AWS::RDS::DBInstance').filter(({ path }) => path === 'Engine')).toEqual([
    { path: 'Engine', certainty: 'always', source: expect.stringContaining('https://') as string },
  ]);
  for (const { source, asOf, why } of corrections) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(why).toMatch(/\S/);
  }
});

it('knows nothing of a type that nobody describes', () => expect(replacingProperties('Custom::Thing')).toEqual([]));

it.each(STATEFUL_TYPES)('takes %s, which this package emits, for stateful', (type) => expect(stateful).toHaveProperty([type]));
