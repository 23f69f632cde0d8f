// A VPC over three zones: public, private and data subnets, a NAT gateway, a log of refused connections, and where access logs go.
import { App, Stack } from 'aws-cdk-lib';
import { AccessLogBucket, RejectedFlowLog, ZonedVpc } from 'strata-blueprints/network';

export const app = new App();
const stack = new Stack(app, 'Network', { env: { region: 'eu-west-1' } });

// Zones go by id: `euw1-az1` is the same place in every account, `eu-west-1a` is not.
const vpc = new ZonedVpc(stack, 'Vpc', {
  name: 'mine',
  cidr: '10.1.0.0/16',
  zones: [{ zoneId: 'euw1-az1' }, { zoneId: 'euw1-az2' }, { zoneId: 'euw1-az3' }],
});
new RejectedFlowLog(stack, 'FlowLog', { vpcId: vpc.vpcId });
new AccessLogBucket(stack, 'AccessLogs', { days: 30 });
