// PostgreSQL without a password, in subnets that are there already: clients log in with IAM, and come from one security group.
import { App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { PostgresInstance } from 'strata-blueprints/data';

export const app = new App();
const stack = new Stack(app, 'Data', { env: { region: 'eu-west-1' } });

const { instance } = new PostgresInstance(stack, 'Orders', {
  vpcId: 'vpc-0aaaaaaaaaaaaaaaa',
  subnetIds: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0aaaaaaaaaaaaaaa2'],
  clientSecurityGroupIds: ['sg-0aaaaaaaaaaaaaaaa'],
  identifier: 'orders',
  instanceClass: 'db.t4g.medium',
});
new CfnOutput(stack, 'Endpoint', { value: instance.attrEndpointAddress });
// What a role needs to log in as the database user `shop`: the action rds-db:connect on this ARN.
new CfnOutput(stack, 'ShopUser', {
  value: `arn:${Aws.PARTITION}:rds-db:eu-west-1:${Aws.ACCOUNT_ID}:dbuser:${instance.attrDbiResourceId}/shop`,
});
