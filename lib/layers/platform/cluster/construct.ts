import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { clusterRolePolicies, nodeRolePolicies, trust } from '../../../facts/auto-mode';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { controlPlaneLogGroup } from '../../../facts/resource-policies';
import { checkProps, items, text } from '../../props';
import { attachPrescribed } from '../managed-policies';

export interface AutoModeClusterProps {
  /** Name of the cluster; at most 100 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Minor version of Kubernetes, such as `1.36`. */
  readonly version: string;
  /** What happens at the end of standard support of the version: STANDARD upgrades the cluster, EXTENDED bills extended support. @default 'STANDARD' */
  readonly supportType?: 'STANDARD' | 'EXTENDED';
  /** Subnets in at least two zones for the network interfaces of the control plane and the nodes of the built-in pool. */
  readonly subnetIds: readonly string[];
  /** Encrypts everything that the Kubernetes API stores; can be set later, and never changed. @default a key that AWS owns */
  readonly encryptionKey?: IKey;
  /** Security groups whose members may call the API inside the VPC, besides the nodes. @default none */
  readonly apiClientSecurityGroupIds?: readonly string[];
  /** Networks that may reach the API from outside the VPC. @default none: it answers inside the VPC only */
  readonly publicAccessCidrs?: readonly string[];
  /** Block of the addresses of Services; not changeable, and none that the VPC uses. @default '172.20.0.0/16' */
  readonly serviceCidr?: string;
  /** Days that the logs of the control plane are kept, at least. @default 90 */
  readonly logDays?: number;
  /** @default encrypted by CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** Keep the logs when the cluster goes. @default true */
  readonly retainLogs?: boolean;
  /** Refuse to delete the cluster until this is switched off. @default true */
  readonly deletionProtection?: boolean;
}

/** Amazon EKS User Guide, "Send control plane logs to CloudWatch Logs". */
const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/**
 * A Kubernetes cluster whose nodes AWS runs (EKS Auto Mode). The built-in pool `system` is on, so that add-ons find nodes before anybody
 * has used kubectl; workloads want a pool of their own. Nobody gets in but by access entries: see `ClusterAccess`.
 *
 * `AWS::EKS::Cluster` itself rather than the CDK's `Cluster` (aws-eks-v2 of 2.276): that one knows no deletion protection, zonal shift
 * or upgrade policy, wants a VPC whose zones have names, adds a security group that nobody needs, and takes more CPU.
 */
export class AutoModeCluster extends Construct {
  readonly cluster: CfnCluster;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: AutoModeClusterProps) {
    super(scope, id);
    checkProps(
      this,
      props,
      {
        clusterName: text(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,99}$/, '1 to 100 letters, digits and hyphens, first no hyphen'),
        version: text(/^1\.\d{2}$/, 'a minor version of Kubernetes, such as 1.36'),
        subnetIds: items(2, Infinity, 'subnets, in two zones'),
        serviceCidr: text(/^(10|172|192)\..*\/(1[2-9]|2[0-4])$/, 'a private IPv4 block from /12 to /24'),
      },
      ['clusterName', 'version', 'subnetIds'],
    );
    // Before the cluster, or EKS makes it, without an end of retention and without our key.
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: controlPlaneLogGroup(props.clusterName),
      retention: retentionOfAtLeast(props.logDays ?? 90),
      removalPolicy: (props.retainLogs ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
    });
    const nodeRole = new Role(this, 'SystemNodeRole', {
      assumedBy: new ServicePrincipal(trust.node.service),
      description: 'Nodes of the built-in pool of add-ons',
    });
    attachPrescribed(nodeRole, nodeRolePolicies);

    const cidrs = [...(props.publicAccessCidrs ?? [])];
    this.cluster = new CfnCluster(this, 'Cluster', {
      name: props.clusterName,
      version: props.version,
      roleArn: this.clusterRole(props.encryptionKey).roleArn,
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      // Auto Mode takes all three capabilities or none (CreateCluster), and brings its own network, proxy and DNS.
      bootstrapSelfManagedAddons: false,
      computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: nodeRole.roleArn },
      kubernetesNetworkConfig: {
        elasticLoadBalancing: { enabled: true },
        ipFamily: 'ipv4',
        serviceIpv4Cidr: props.serviceCidr ?? '172.20.0.0/16',
      },
      storageConfig: { blockStorage: { enabled: true } },
      resourcesVpcConfig: {
        subnetIds: [...props.subnetIds],
        endpointPrivateAccess: true,
        endpointPublicAccess: cidrs.length > 0,
        // Left out, the default is the whole internet.
        ...(cidrs.length > 0 ? { publicAccessCidrs: cidrs } : {}),
      },
      // All API data, since 1.28; `resources` is deprecated (Amazon EKS User Guide, "Default envelope encryption for all Kubernetes API Data").
      ...(props.encryptionKey ? { encryptionConfig: [{ provider: { keyArn: props.encryptionKey.keyArn } }] } : {}),
      logging: { clusterLogging: { enabledTypes: LOG_TYPES.map((type) => ({ type })) } },
      // EXTENDED is the default, and costs six times as much once standard support of the version has ended.
      upgradePolicy: { supportType: props.supportType ?? 'STANDARD' },
      // Lets an operator move traffic and new nodes out of a zone; Auto Mode takes part since 2026 (AWS Containers blog, "ARC zonal shift support for EKS Auto Mode and Karpenter").
      zonalShiftConfig: { enabled: true },
      deletionProtection: props.deletionProtection ?? true,
    });
    this.cluster.node.addDependency(this.logGroup);
    if (cidrs.length > 0)
      Validations.of(this.cluster).acknowledge({
        id: 'AwsSolutions-EKS1',
        reason: 'the API can be reached from the networks that were named for it, and from no others; every call is authenticated by IAM',
      });

    (props.apiClientSecurityGroupIds ?? []).forEach((sourceSecurityGroupId, i) => {
      new CfnSecurityGroupIngress(this, `ApiClient${i + 1}`, {
        groupId: this.cluster.attrClusterSecurityGroupId,
        sourceSecurityGroupId,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        description: 'Kubernetes API',
      });
    });
  }

  private clusterRole(key: IKey | undefined): Role {
    // Auto Mode tags its sessions with the name of the cluster, and its policies look at that tag.
    const role = new Role(this, 'ClusterRole', {
      assumedBy: new SessionTagsPrincipal(new ServicePrincipal(trust.cluster.service)),
      description: 'Control plane, and what Auto Mode does on its behalf',
      inlinePolicies: key && {
        // What terraform-aws-eks grants (`cluster_encryption`); EKS itself makes the grant that the API server works with.
        EncryptionKey: new PolicyDocument({
          statements: [
            new PolicyStatement({
              sid: 'UseClusterKey',
              actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
              resources: [key.keyArn],
            }),
          ],
        }),
      },
    });
    attachPrescribed(role, clusterRolePolicies);
    return role;
  }
}
