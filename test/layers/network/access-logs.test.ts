import { regionalLogWriters } from '../../../lib/layers/network/vpc/access-logs';

const loadBalancerWriters = (region: string): object[] =>
  regionalLogWriters({ account: '111122223333', partition: 'aws', region })
    .filter((w) => w.keys.startsWith('alb/'))
    .map((w) => w.principal);

const service = { service: 'logdelivery.elasticloadbalancing.amazonaws.com' };

it('admits load balancers as the service, and in older regions as the account that wrote there before', () => {
  expect(loadBalancerWriters('us-east-1')).toEqual([service, { account: '127311923021' }]);
  expect(loadBalancerWriters('ap-southeast-4')).toEqual([service]);
});
