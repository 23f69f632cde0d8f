import { listOf, mapsOf, textOf } from '../../reading';
import { fewer, missing, unless, type Watched } from './watched';

const silenced = (types: readonly string[], path: string, openness: Watched['openness'], message: string, source: string): Watched => ({
  types,
  path,
  openness,
  code: 'BP527',
  changed: 'attention',
  message,
  remedy: 'keep it, or see what watches instead',
  source,
});

const ALARM = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html';

const attribute =
  (key: string) =>
  (value: unknown): number =>
    textOf(mapsOf(value).find(({ Key }) => Key === key)?.['Value']) === 'true' ? 0 : 1;

/** What would record or tell less. */
export const SILENCED: readonly Watched[] = [
  silenced(
    ['AWS::CloudTrail::Trail'],
    'IsLogging',
    unless(true, 'true'),
    'would record no more who does what in the account',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html',
  ),
  silenced(
    ['AWS::GuardDuty::Detector'],
    'Enable',
    unless(true, 'true'),
    'would look for threats no more',
    'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html',
  ),
  silenced(
    ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
    'ActionsEnabled',
    (value) => (textOf(value) === 'false' ? 1 : 0),
    'would tell nobody: its actions would be off',
    ALARM,
  ),
  silenced(
    ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
    'AlarmActions',
    (value) => (listOf(value).length === 0 ? 1 : 0),
    'would tell nobody: nothing is left that it calls',
    ALARM,
  ),
  silenced(
    ['AWS::EKS::Cluster'],
    'Logging.ClusterLogging.EnabledTypes',
    fewer,
    'would write fewer logs of its control plane, such as who did what in it',
    'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html',
  ),
  silenced(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    'EnableCloudwatchLogsExports',
    fewer,
    'would send fewer of its logs on',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.html',
  ),
  silenced(
    ['AWS::S3::Bucket'],
    'LoggingConfiguration',
    missing,
    'would write no log of who reads it any more',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  ),
  silenced(
    ['AWS::CloudFront::Distribution'],
    'DistributionConfig.Logging',
    missing,
    'would write no log of its visitors any more',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
  ),
  silenced(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    'LoadBalancerAttributes',
    attribute('access_logs.s3.enabled'),
    'would write no log of its requests any more',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  ),
  silenced(
    ['AWS::ApiGateway::Stage'],
    'AccessLogSetting',
    missing,
    'would write no log of its requests any more',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  ),
];
