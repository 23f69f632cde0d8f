// EKS Auto Mode in a VPC that is there already, named by ids: nothing is looked up, so no credentials are needed to synthesize.
import { App, Stack } from 'aws-cdk-lib';
import { AutoModeCluster, ClusterAccess, ClusterAddon, PurposeKey } from 'strata-blueprints/platform';

export const app = new App();
const stack = new Stack(app, 'Platform', { env: { region: 'eu-west-1' } });

const { key } = new PurposeKey(stack, 'ClusterKey', { description: 'Kubernetes secrets' });
const { cluster } = new AutoModeCluster(stack, 'Cluster', {
  clusterName: 'mine',
  version: '1.36',
  subnetIds: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0aaaaaaaaaaaaaaa2'],
  encryptionKey: key,
  publicAccessCidrs: ['203.0.113.0/24'],
});

new ClusterAccess(stack, 'Access', {
  clusterName: cluster.ref,
  clusterArn: cluster.attrArn,
  nodeRoleName: 'mine-nodes',
  admins: ['arn:aws:iam::111122223333:role/platform'],
});
new ClusterAddon(stack, 'MetricsServer', { clusterName: cluster.ref, addonName: 'metrics-server' });
