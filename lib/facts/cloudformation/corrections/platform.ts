import { correctionsOf, templatePage, type Correction } from '../correction';

/** Corrections of clusters, compute and experiments. */
export const platformCorrections: readonly Correction[] = [
  ...correctionsOf('AWS::EKS::Cluster', 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html', '2026-11-26', [
    {
      path: 'ResourcesVpcConfig.SubnetIds',
      replaces: 'never',
      why: 'UpdateClusterConfig takes other subnets of the same network and zones',
    },
    { path: 'ResourcesVpcConfig.SecurityGroupIds', replaces: 'never', why: 'UpdateClusterConfig takes other security groups' },
    {
      path: 'KubernetesNetworkConfig',
      replaces: 'never',
      why: 'load balancing of Auto Mode is switched in place; what replaces stands below',
    },
    { path: 'KubernetesNetworkConfig.IpFamily', replaces: 'always', why: 'chosen when the cluster is made' },
    { path: 'KubernetesNetworkConfig.ServiceIpv4Cidr', replaces: 'always', why: 'chosen when the cluster is made' },
  ]),
  ...correctionsOf('AWS::FIS::ExperimentTemplate', templatePage('aws-resource-fis-experimenttemplate'), '2026-05-21', [
    {
      path: 'Tags',
      replaces: 'never',
      source: 'https://pypi.org/project/cfn-lint/1.51.0/, data/schemas: not create-only in the registry',
      why: 'tags change in place',
    },
  ]),
  ...correctionsOf(
    'AWS::EC2::Instance',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-resize.html',
    '2026-11-26',
    ['EbsOptimized', 'InstanceType', 'UserData'].map((path) => ({
      path,
      replaces: 'never' as const,
      why: 'an instance with a root volume of EBS is stopped, changed and started',
    })),
  ),
  ...correctionsOf('AWS::EC2::Instance', templatePage('aws-resource-ec2-instance'), '2026-11-11', [
    { path: 'SecurityGroupIds', replaces: 'never', why: 'an instance in a VPC takes other groups in place' },
  ]),
];
