import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResourcePolicy, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { engineVersion, gp3, logGroupName, logTypes, logWriter, port, tlsPolicy } from '../../../facts/opensearch';
import { checkProps, items, oneOf, propError, text, whole } from '../../props';

const NODE_TYPE = text(/^[a-z0-9-]+\.[a-z0-9-]+\.search$/, 'an instance type of OpenSearch, such as r7g.large.search');

export interface SearchLogPolicyProps {
  /** Unique in the account and region, which have room for ten such policies. */
  readonly policyName: string;
  /** Domains that may write. */
  readonly domainNames: readonly string[];
}

/** Lets domains of OpenSearch write into their log groups: without it CloudFormation cannot make a domain that publishes logs. */
export class SearchLogPolicy extends Construct {
  readonly policy: CfnResourcePolicy;

  constructor(scope: Construct, id: string, props: SearchLogPolicyProps) {
    super(scope, id);
    checkProps(this, props, { domainNames: items(1, Infinity, 'domains') });
    const stack = Stack.of(this);
    const { account, partition, region } = stack;
    const groups = props.domainNames.flatMap((domain) => logTypes.map((type) => logGroupName(domain, type)));
    this.policy = new CfnResourcePolicy(this, 'Policy', {
      policyName: props.policyName,
      policyDocument: stack.toJsonString({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'SearchLogs',
            Effect: 'Allow',
            Principal: { Service: logWriter },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: groups.map((name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}:*`),
            Condition: {
              StringEquals: { 'aws:SourceAccount': account },
              ArnLike: { 'aws:SourceArn': props.domainNames.map((name) => `arn:${partition}:es:${region}:${account}:domain/${name}`) },
            },
          },
        ],
      }),
    });
  }
}

export interface SearchDomainProps {
  /** 3 to 28 lower-case letters, digits and hyphens, first a letter. */
  readonly domainName: string;
  readonly vpcId: string;
  /** Subnets without a way to the internet, one in each zone: as many as the domain has zones. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. @default nobody, until a rule is added to `securityGroup` */
  readonly clientSecurityGroupIds?: readonly string[];
  /** Encrypts indexes, snapshots and swap; cannot be changed later. @default the key that AWS keeps for OpenSearch in the account */
  readonly encryptionKey?: IKey;
  /** Encrypts the log groups; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** Lets the domain write its logs; several domains can share one. @default one of its own */
  readonly logPolicy?: SearchLogPolicy;
  /** `OpenSearch_X.Y`; a newer one is an upgrade in place. @default the one in facts/opensearch */
  readonly engineVersion?: string;
  /** Such as `r7g.large.search`. */
  readonly instanceType: string;
  /** Nodes that hold data, at least one for each zone. @default one for each zone */
  readonly dataNodes?: number;
  /** Nodes that only keep the cluster together: 0 or 3. @default 0 */
  readonly masterNodes?: number;
  /** Instance type of those. @default m7g.large.search */
  readonly masterType?: string;
  /** Volume of each data node, GiB, at least 10. @default 10 */
  readonly volumeGiB?: number;
  /** Hour, UTC, at which ten hours begin in which the service may change nodes. @default 3 */
  readonly offPeakHour?: number;
  /** Days that logs are kept. @default 30 */
  readonly logDays?: RetentionDays;
  /** Keep the domain when it leaves the template. @default true */
  readonly retain?: boolean;
}

/**
 * OpenSearch in a VPC, for roles whose own IAM policies name an index: there is no policy of the domain, no user and no password.
 * Encrypted on disks and between nodes, HTTPS only, with logs whose end is known. The account needs the service-linked role of
 * OpenSearch before.
 */
export class SearchDomain extends Construct {
  readonly domain: CfnDomain;
  readonly securityGroup: CfnSecurityGroup;
  readonly logGroups: readonly LogGroup[];

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    this.check(props);
    const { domainName, subnetIds, masterNodes = 0 } = props;
    const zones = subnetIds.length;
    this.securityGroup = this.makeSecurityGroup(props);
    this.logGroups = this.makeLogGroups(props);
    const { policy } = props.logPolicy ?? new SearchLogPolicy(this, 'LogPolicy', { policyName: domainName, domainNames: [domainName] });
    this.domain = new CfnDomain(this, 'Domain', {
      domainName,
      engineVersion: props.engineVersion ?? engineVersion,
      clusterConfig: {
        instanceType: props.instanceType,
        instanceCount: props.dataNodes ?? zones,
        multiAzWithStandbyEnabled: false,
        dedicatedMasterEnabled: masterNodes > 0,
        ...(masterNodes > 0 ? { dedicatedMasterCount: masterNodes, dedicatedMasterType: props.masterType ?? 'm7g.large.search' } : {}),
        zoneAwarenessEnabled: zones > 1,
        ...(zones > 1 ? { zoneAwarenessConfig: { availabilityZoneCount: zones } } : {}),
      },
      ebsOptions: {
        ebsEnabled: true,
        volumeType: 'gp3',
        volumeSize: props.volumeGiB ?? gp3.minGiB,
        iops: gp3.iops,
        throughput: gp3.throughputMiBps,
      },
      vpcOptions: { subnetIds: [...subnetIds], securityGroupIds: [this.securityGroup.attrGroupId] },
      // CloudFormation wants the id; taken from the ARN, whose export other stores keep alive when the last domain goes.
      encryptionAtRestOptions: {
        enabled: true,
        ...(props.encryptionKey ? { kmsKeyId: Fn.select(1, Fn.split('/', props.encryptionKey.keyArn)) } : {}),
      },
      nodeToNodeEncryptionOptions: { enabled: true },
      domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: tlsPolicy },
      // A request that names an index in its body would get past the policies, which see paths alone.
      advancedOptions: { 'rest.action.multi.allow_explicit_index': 'false' },
      logPublishingOptions: Object.fromEntries(
        logTypes.map((type, i) => [type, { enabled: true, cloudWatchLogsLogGroupArn: (this.logGroups[i] as LogGroup).logGroupArn }]),
      ),
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: props.offPeakHour ?? 3, minutes: 0 } },
      },
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
    });
    // A new version without this would be a new domain, without data.
    this.domain.cfnOptions.updatePolicy = { enableVersionUpgrade: true };
    this.domain.node.addDependency(policy, ...this.logGroups);
    this.domain.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
  }

  /** What OpenSearch would refuse at deploy (CreateDomain). */
  private check(props: SearchDomainProps): void {
    checkProps(
      this,
      props,
      {
        domainName: text(/^[a-z][a-z0-9-]{2,27}$/, '3 to 28 lower-case letters, digits and hyphens, first a letter'),
        subnetIds: items(1, 3, 'subnets, one in each zone'),
        engineVersion: text(/^OpenSearch_\d+\.\d+$/, 'a version, such as OpenSearch_3.5'),
        instanceType: NODE_TYPE,
        dataNodes: whole(1),
        masterNodes: oneOf([0, 3]),
        masterType: NODE_TYPE,
        volumeGiB: whole(gp3.minGiB),
        offPeakHour: whole(0, 23),
      },
      ['vpcId', 'subnetIds', 'domainName', 'instanceType'],
    );
    const zones = props.subnetIds.length;
    const { dataNodes = zones } = props;
    if (dataNodes < zones)
      throw propError(this, `dataNodes is ${dataNodes}, and there are ${zones} subnets; allowed is one for each or more`);
  }

  private makeLogGroups(props: SearchDomainProps): LogGroup[] {
    return logTypes.map(
      (type) =>
        new LogGroup(this, `${type}Log`, {
          logGroupName: logGroupName(props.domainName, type),
          retention: props.logDays ?? 30,
          removalPolicy: RemovalPolicy.DESTROY,
          ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
        }),
    );
  }

  private makeSecurityGroup(props: SearchDomainProps): CfnSecurityGroup {
    return new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `OpenSearch ${props.domainName}`,
      vpcId: props.vpcId,
      securityGroupIngress: (props.clientSecurityGroupIds ?? []).map((sourceSecurityGroupId) => ({
        sourceSecurityGroupId,
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        description: 'OpenSearch clients',
      })),
      // Without a rule EC2 would allow everything: an address that nothing answers at stands for "nowhere".
      securityGroupEgress: [{ cidrIp: '127.0.0.1/32', ipProtocol: '-1', description: 'A search domain calls nobody' }],
    });
  }
}
