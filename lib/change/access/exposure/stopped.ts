import { at, textOf } from '../../reading';
import { fewer, missing, unless, type Watched } from './watched';

const stopped = (types: readonly string[], path: string, openness: Watched['openness'], message: string, source: string): Watched => ({
  types,
  path,
  openness,
  code: 'BP526',
  changed: 'attention',
  message,
  remedy: 'see that nobody uses it any more, then deploy',
  source,
});

const MSK = ['AWS::MSK::Cluster'];
const MSK_SECURITY = 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-security.html';

const signIn = (path: string, how: string): Watched =>
  stopped(MSK, path, unless(true, 'true'), `would cut off clients that sign in with ${how}`, MSK_SECURITY);

/** What others use of a resource that stays, and would stop. */
export const STOPPED: readonly Watched[] = [
  stopped(
    ['AWS::CloudFront::Distribution'],
    'DistributionConfig.Aliases',
    fewer,
    'would answer to fewer names',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html',
  ),
  stopped(
    ['AWS::Events::Rule', 'AWS::Scheduler::Schedule'],
    'State',
    (value) => (textOf(value) === 'DISABLED' ? 1 : 0),
    'would start nothing any more: it is switched off',
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-manage-rules.html',
  ),
  stopped(
    ['AWS::Lambda::EventSourceMapping'],
    'Enabled',
    (value) => (textOf(value) === 'false' ? 1 : 0),
    'would read nothing any more: it is switched off',
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  ),
  stopped(
    ['AWS::ECS::Service'],
    'DesiredCount',
    (value) => (textOf(value) === '0' ? 1 : 0),
    'would serve nobody: no task of it is left',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/update-service-console-v2.html',
  ),
  stopped(
    ['AWS::S3::Bucket'],
    'NotificationConfiguration',
    missing,
    'would tell nobody of new objects any more',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html',
  ),
  stopped(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    'EnableIAMDatabaseAuthentication',
    unless(true, 'true'),
    'would cut off clients that sign in with IAM',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ),
  ...['EnableDnsSupport', 'EnableDnsHostnames'].map((path) =>
    stopped(
      ['AWS::EC2::VPC'],
      path,
      path === 'EnableDnsSupport' ? (value) => (textOf(value) === 'false' ? 1 : 0) : unless(true, 'true'),
      'would answer for fewer names: private names of endpoints and clusters are found in it no more',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
    ),
  ),
  {
    types: ['AWS::CloudFront::Distribution'],
    path: 'DistributionConfig',
    openness: (value) => (textOf(at(value, 'Enabled')) === 'false' ? 1 : 0),
    code: 'BP517',
    changed: 'refused',
    message: 'would be switched off: every visitor gets an error',
    remedy: 'keep Enabled: true; or move the names to another distribution first',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html',
  },
  signIn('ClientAuthentication.Sasl.Iam.Enabled', 'IAM'),
  signIn('ClientAuthentication.Sasl.Scram.Enabled', 'a password (SASL/SCRAM)'),
  signIn('ClientAuthentication.Tls.Enabled', 'a certificate'),
];
