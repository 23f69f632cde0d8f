// CloudFront with a firewall in front of a load balancer that has no address on the internet, which sends everything to pods.
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { EdgeFirewall, PodTargetGroup, PrivateLoadBalancer, PrivateOriginDistribution } from 'strata-blueprints/edge';

export const app = new App();
const stack = new Stack(app, 'Edge', { env: { region: 'us-east-1' } });
const vpcId = 'vpc-0aaaaaaaaaaaaaaaa';

const { arn: targetGroupArn } = new PodTargetGroup(stack, 'Web', { name: 'web', vpcId, clusterName: 'mine', healthPath: '/health' });
const balancer = new PrivateLoadBalancer(stack, 'Balancer', {
  name: 'mine',
  vpcId,
  subnetIds: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0aaaaaaaaaaaaaaa2'],
  sourcePrefixListId: 'pl-3b927c52', // com.amazonaws.global.cloudfront.origin-facing, in us-east-1
  nodeSecurityGroupId: 'sg-0aaaaaaaaaaaaaaaa',
  nodePorts: [{ from: 8080, to: 8080 }],
});
balancer.forward('Everything', { priority: 1, paths: ['/*'], targetGroupArn });

const { webAcl } = new EdgeFirewall(stack, 'Firewall', { name: 'mine' });
const { distribution } = new PrivateOriginDistribution(stack, 'Site', {
  comment: 'mine',
  originName: 'mine',
  loadBalancerArn: balancer.loadBalancer.ref,
  loadBalancerDnsName: balancer.loadBalancer.attrDnsName,
  webAclArn: webAcl.attrArn,
});
new CfnOutput(stack, 'Url', { value: `https://${distribution.attrDomainName}` });
