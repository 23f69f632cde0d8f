import { at, mapOf, mapsOf, textOf } from '../../reading';
import { unless, whereIs, type Watched } from './watched';

/** The least version of TLS that a policy of a load balancer, CloudFront, API Gateway or OpenSearch takes, as 10 to 13. */
const leastTls = (value: unknown): number | undefined => {
  if (typeof value !== 'string') return undefined;
  const minor = /(?:TLSv1\.|TLS_1_|TLS-1-|TLS13-1-|-FS-1-)([0-3])/.exec(value)?.[1];
  if (minor !== undefined) return 10 + Number(minor);
  if (/^(ELBSecurityPolicy|TLSv1|SSLv3)/.test(value)) return 10;
  return undefined;
};

const lowered = (types: readonly string[], path: string, source: string): Watched => ({
  types,
  path,
  openness: (value) => {
    const least = leastTls(value);
    return least === undefined ? undefined : -least;
  },
  code: 'BP516',
  changed: 'attention',
  message: 'would take an older version of TLS than before',
  remedy: 'keep the policy; look who still needs the older version',
  source,
});

const redirects = (properties: unknown): boolean =>
  mapsOf(at(properties, 'DefaultActions')).some((action) => action['Type'] === 'redirect');

const CLOUDFRONT = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https.html';
const MSK = 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html';
const OPENSEARCH = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html';
const DOMAINS: readonly string[] = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

const plain = (types: readonly string[], path: string, message: string, source: string, openness: Watched['openness']): Watched => ({
  types,
  path,
  openness,
  code: 'BP516',
  changed: 'refused',
  message,
  remedy: 'keep it encrypted; move clients first, then take the plain way away, not the other way round',
  source,
});

/** What an origin is talked to with, where it is not TLS always. */
const PLAIN_ORIGIN: readonly string[] = ['http-only', 'match-viewer'];

/** What would travel unencrypted, or with an older version of TLS. */
export const TRANSPORT: readonly Watched[] = [
  plain(
    ['AWS::ElasticLoadBalancingV2::Listener'],
    'Protocol',
    'would take plain text, where it took TLS',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
    (value, properties) => (value === 'HTTPS' || value === 'TLS' || redirects(properties) ? 0 : 1),
  ),
  lowered(
    ['AWS::ElasticLoadBalancingV2::Listener'],
    'SslPolicy',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  ),
  plain(
    ['AWS::CloudFront::Distribution'],
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
    'would answer over plain HTTP',
    CLOUDFRONT,
    whereIs('allow-all'),
  ),
  plain(
    ['AWS::CloudFront::Distribution'],
    'DistributionConfig.CacheBehaviors',
    'would answer over plain HTTP on some paths',
    CLOUDFRONT,
    (value) => mapsOf(value).filter((behaviour) => behaviour['ViewerProtocolPolicy'] === 'allow-all').length,
  ),
  lowered(['AWS::CloudFront::Distribution'], 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion', CLOUDFRONT),
  plain(
    ['AWS::CloudFront::Distribution'],
    'DistributionConfig.Origins',
    'would talk to an origin in plain text',
    CLOUDFRONT,
    (value) =>
      mapsOf(value).filter((origin) => PLAIN_ORIGIN.includes(textOf(at(origin, 'CustomOriginConfig.OriginProtocolPolicy')) ?? '')).length,
  ),
  plain(
    ['AWS::RDS::DBProxy'],
    'RequireTLS',
    'would let clients in without TLS',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
    unless(true, 'true'),
  ),
  plain(
    ['AWS::ElastiCache::ReplicationGroup'],
    'TransitEncryptionMode',
    'would take clients in plain text, too',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    whereIs('preferred'),
  ),
  plain(
    ['AWS::DocDB::DBClusterParameterGroup'],
    'Parameters',
    'would let clients in without TLS',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html',
    (value) => (textOf(mapOf(value)['tls']) === 'disabled' ? 1 : 0),
  ),
  lowered(
    ['AWS::ApiGateway::DomainName'],
    'SecurityPolicy',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ),
  plain(DOMAINS, 'DomainEndpointOptions.EnforceHTTPS', 'would take plain HTTP', OPENSEARCH, unless(true, 'true')),
  lowered(DOMAINS, 'DomainEndpointOptions.TLSSecurityPolicy', OPENSEARCH),
  plain(
    DOMAINS,
    'NodeToNodeEncryptionOptions.Enabled',
    'would send data between its nodes in plain text',
    OPENSEARCH,
    unless(true, 'true'),
  ),
  plain(
    ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],
    'TransitEncryptionEnabled',
    'would be talked to in plain text',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
    unless(true, 'true'),
  ),
  plain(
    ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'],
    'Parameters',
    'would let clients in without TLS (rds.force_ssl 0)',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    (value) => (textOf(mapOf(value)['rds.force_ssl']) === '0' ? 1 : 0),
  ),
  plain(
    ['AWS::MSK::Cluster'],
    'EncryptionInfo.EncryptionInTransit.ClientBroker',
    'would take clients in plain text',
    MSK,
    whereIs('PLAINTEXT', 'TLS_PLAINTEXT'),
  ),
  plain(
    ['AWS::MSK::Cluster'],
    'EncryptionInfo.EncryptionInTransit.InCluster',
    'would send data between its brokers in plain text',
    MSK,
    whereIs(false, 'false'),
  ),
];
