import { at, mapsOf } from '../../reading';
import { ofTypes, tokenOf, type ByType, type Placed } from '../resources';
import type { Resolver } from '../resolved';
import type { PlacedPermit } from './identities';
import { permitsOf } from './statements';

/** Where a type holds the policy of a resource, and which resource that is. */
interface PolicySource {
  readonly type: string;
  /** Path in the properties of the document, or of one statement. */
  readonly document: string;
  /** Property that names the resources it is about. Absent: its own one. */
  readonly of?: string;
  /** What the document is wrapped in. @default nothing */
  readonly single?: true;
  /** Without a policy everything is allowed, and every principal is an ordinary one. */
  readonly openWithout?: true;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, one line for each way in a template. */
export const POLICY_SOURCES: readonly PolicySource[] = [
  { type: 'AWS::ApiGateway::RestApi', document: 'Policy' },
  { type: 'AWS::Backup::BackupVault', document: 'AccessPolicy' },
  { type: 'AWS::DynamoDB::Table', document: 'ResourcePolicy.PolicyDocument' },
  { type: 'AWS::EC2::VPCEndpoint', document: 'PolicyDocument', openWithout: true },
  { type: 'AWS::ECR::RegistryPolicy', document: 'PolicyText' },
  { type: 'AWS::ECR::Repository', document: 'RepositoryPolicyText' },
  { type: 'AWS::EFS::FileSystem', document: 'FileSystemPolicy' },
  { type: 'AWS::Elasticsearch::Domain', document: 'AccessPolicies' },
  { type: 'AWS::Events::EventBus', document: 'Policy' },
  { type: 'AWS::Events::EventBusPolicy', document: 'Statement', of: 'EventBusName', single: true },
  { type: 'AWS::KMS::Key', document: 'KeyPolicy' },
  { type: 'AWS::KMS::ReplicaKey', document: 'KeyPolicy' },
  { type: 'AWS::Kinesis::ResourcePolicy', document: 'ResourcePolicy', of: 'ResourceArn' },
  { type: 'AWS::Logs::ResourcePolicy', document: 'PolicyDocument' },
  { type: 'AWS::MSK::ClusterPolicy', document: 'Policy', of: 'ClusterArn' },
  { type: 'AWS::OpenSearchService::Domain', document: 'AccessPolicies' },
  { type: 'AWS::S3::AccessPoint', document: 'Policy' },
  { type: 'AWS::S3::BucketPolicy', document: 'PolicyDocument', of: 'Bucket' },
  { type: 'AWS::SNS::TopicInlinePolicy', document: 'PolicyDocument', of: 'TopicArn' },
  { type: 'AWS::SNS::TopicPolicy', document: 'PolicyDocument', of: 'Topics' },
  { type: 'AWS::SQS::QueueInlinePolicy', document: 'PolicyDocument', of: 'Queue' },
  { type: 'AWS::SQS::QueuePolicy', document: 'PolicyDocument', of: 'Queues' },
  { type: 'AWS::SecretsManager::ResourcePolicy', document: 'ResourcePolicy', of: 'SecretId' },
];

/** A resource with everything that policies of its own let others do to it. */
export interface Guarded {
  readonly key: string;
  readonly said: string;
  /** Every resource of the template that says something of it. */
  readonly homes: readonly Placed[];
  readonly permits: readonly PlacedPermit[];
  /** Principals are bounded by something else, so that `*` is an ordinary one. */
  readonly inside: boolean;
}

/** `${shop-Data.Orders.Arn}` and `${shop-Data.Orders}` are one resource. */
const targetOf = (text: string): string => /^\$\{([^.}]+\.[^.}]+)(?:\.[^}]*)?\}$/.exec(text)?.[1] ?? text;

const everything = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };

const permission = (placed: Placed): unknown => {
  const { Action, Principal, SourceArn, SourceAccount, PrincipalOrgID } = placed.resource.Properties ?? {};
  const service = typeof Principal === 'string' && Principal.endsWith('.amazonaws.com');
  return {
    Statement: {
      Effect: 'Allow',
      Principal: service ? { Service: Principal } : Principal,
      Action,
      Resource: '*',
      Condition: {
        ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
        StringEquals: {
          ...(SourceAccount === undefined ? {} : { 'aws:SourceAccount': SourceAccount }),
          ...(PrincipalOrgID === undefined ? {} : { 'aws:PrincipalOrgID': PrincipalOrgID }),
        },
      },
    },
  };
};

interface Found {
  readonly placed: Placed;
  readonly targets: readonly string[];
  readonly document: unknown;
  readonly inside: boolean;
}

const own = (placed: Placed): readonly string[] => [tokenOf(placed)];

const documentIn = (placed: Placed, { document, single, openWithout }: PolicySource): unknown => {
  const found = at(placed.resource.Properties, document);
  if (found === undefined) return openWithout ? everything : undefined;
  return single ? { Statement: found } : found;
};

const fromSources = (resources: ByType, { texts }: Resolver): readonly Found[] =>
  POLICY_SOURCES.flatMap((source) =>
    ofTypes(resources, source.type).map((placed) => ({
      placed,
      targets: source.of === undefined ? own(placed) : texts(placed.stack, placed.resource.Properties?.[source.of]).map(targetOf),
      document: documentIn(placed, source),
      inside: source.openWithout === true,
    })),
  );

const fromReplicas = (resources: ByType): readonly Found[] =>
  ofTypes(resources, 'AWS::DynamoDB::GlobalTable').flatMap((placed) =>
    mapsOf(placed.resource.Properties?.['Replicas']).map((replica) => ({
      placed,
      targets: own(placed),
      document: at(replica, 'ResourcePolicy.PolicyDocument'),
      inside: false,
    })),
  );

const fromLambda = (resources: ByType, { texts }: Resolver): readonly Found[] =>
  ofTypes(resources, 'AWS::Lambda::Permission').map((placed) => ({
    placed,
    targets: texts(placed.stack, placed.resource.Properties?.['FunctionName']).map(targetOf),
    document: permission(placed),
    inside: false,
  }));

/** Every resource that has policies of its own, with what they permit. */
export const guardedIn = (resources: ByType, resolver: Resolver): ReadonlyMap<string, Guarded> => {
  const found = new Map<string, Guarded>();
  for (const { placed, targets, document, inside } of [
    ...fromSources(resources, resolver),
    ...fromReplicas(resources),
    ...fromLambda(resources, resolver),
  ]) {
    const permits = permitsOf(placed.stack, document, resolver).map((permit) => ({ ...permit, from: placed }));
    for (const key of targets) {
      const known = found.get(key) ?? { key, said: key.split('.')[1] ?? key, homes: [], permits: [], inside };
      found.set(key, { ...known, homes: [...known.homes, placed], permits: [...known.permits, ...permits] });
    }
  }
  return found;
};
