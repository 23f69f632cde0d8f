import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnListener, CfnListenerRule, CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { checkProps, items, propError, text, whole } from '../../props';

/** TLS 1.2 and 1.3, with hybrid post-quantum key exchange where both sides have it (Elastic Load Balancing, "Security policies"). */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09';

export interface PrivateLoadBalancerProps {
  /** At most 32 letters, digits and hyphens; must not begin with `internal-`. */
  readonly name: string;
  readonly vpcId: string;
  /** In two zones or more. */
  readonly subnetIds: readonly string[];
  /** Managed prefix list that may connect, such as that of CloudFront (`pl-…`). @default none */
  readonly sourcePrefixListId?: string;
  /** Security groups whose members may connect. @default none */
  readonly sourceSecurityGroupIds?: readonly string[];
  /** @default 'HTTPS' with a certificate, else 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /** @default 443 for HTTPS, 80 for HTTP */
  readonly port?: number;
  /** ACM certificate of the same region; for HTTPS only. @default none */
  readonly certificateArn?: string;
  /** Security group of the nodes, and so of the pods. */
  readonly nodeSecurityGroupId: string;
  /** Ports of the pods that it may reach, probes included. */
  readonly nodePorts: readonly { readonly from: number; readonly to: number }[];
  /** Bucket for access logs; its policy lets Elastic Load Balancing write under `<prefix>/AWSLogs/`. @default no access logs */
  readonly accessLogBucket?: string;
  /** @default 'alb' */
  readonly accessLogPrefix?: string;
  /** Seconds without a byte after which a connection is closed, 1 to 4000. @default 60 */
  readonly idleTimeoutSeconds?: number;
  /** Refuses to be deleted. @default true */
  readonly deletionProtection?: boolean;
}

export interface ForwardProps {
  /** 1 to 50,000; the lowest that matches wins. */
  readonly priority: number;
  /** At most four together with the host: a rule takes five values. */
  readonly paths: readonly string[];
  /** @default every host */
  readonly host?: string;
  readonly targetGroupArn: string;
}

/** A load balancer without an address on the internet. What no rule matches is answered with 404. */
export class PrivateLoadBalancer extends Construct {
  readonly loadBalancer: CfnLoadBalancer;
  readonly listener: CfnListener;
  readonly securityGroup: CfnSecurityGroup;

  constructor(scope: Construct, id: string, props: PrivateLoadBalancerProps) {
    super(scope, id);
    this.check(props);
    const { protocol = props.certificateArn === undefined ? 'HTTP' : 'HTTPS' } = props;
    const { port = protocol === 'HTTPS' ? 443 : 80 } = props;
    const source = (description: string) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, description });
    this.securityGroup = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: 'Private load balancer: CloudFront comes in, pods are reached',
      vpcId: props.vpcId,
      // One port only: the prefix list weighs 55 of the 60 rules that a group may have (CloudFront, "Use the CloudFront managed prefix list").
      securityGroupIngress: [
        ...(props.sourcePrefixListId === undefined ? [] : [{ ...source('CloudFront'), sourcePrefixListId: props.sourcePrefixListId }]),
        ...(props.sourceSecurityGroupIds ?? []).map((sourceSecurityGroupId) => ({ ...source('Clients'), sourceSecurityGroupId })),
      ],
      securityGroupEgress: props.nodePorts.map(({ from, to }) => ({
        ipProtocol: 'tcp',
        fromPort: from,
        toPort: to,
        destinationSecurityGroupId: props.nodeSecurityGroupId,
        description: 'Pods',
      })),
    });
    for (const { from, to } of props.nodePorts)
      // The whole range is in its id: a rule cannot change its ports, only give way to another rule.
      new CfnSecurityGroupIngress(this, from === to ? `Pods${from}` : `Pods${from}To${to}`, {
        groupId: props.nodeSecurityGroupId,
        sourceSecurityGroupId: this.securityGroup.attrGroupId,
        ipProtocol: 'tcp',
        fromPort: from,
        toPort: to,
        description: 'Private load balancer',
      });
    this.loadBalancer = new CfnLoadBalancer(this, 'LoadBalancer', {
      name: props.name,
      type: 'application',
      scheme: 'internal',
      ipAddressType: 'ipv4',
      subnets: [...props.subnetIds],
      securityGroups: [this.securityGroup.attrGroupId],
      loadBalancerAttributes: Object.entries({
        ...(props.accessLogBucket === undefined
          ? {}
          : {
              'access_logs.s3.enabled': 'true',
              'access_logs.s3.bucket': props.accessLogBucket,
              'access_logs.s3.prefix': props.accessLogPrefix ?? 'alb',
            }),
        'deletion_protection.enabled': String(props.deletionProtection ?? true),
        'idle_timeout.timeout_seconds': String(props.idleTimeoutSeconds ?? 60),
        'routing.http.desync_mitigation_mode': 'defensive',
        'routing.http.drop_invalid_header_fields.enabled': 'true',
      }).map(([key, value]) => ({ key, value })),
    });
    this.listener = new CfnListener(this, 'Listener', {
      loadBalancerArn: this.loadBalancer.ref,
      protocol,
      port,
      defaultActions: [
        { type: 'fixed-response', fixedResponseConfig: { statusCode: '404', contentType: 'text/plain', messageBody: 'Not found' } },
      ],
      ...(props.certificateArn === undefined ? {} : { certificates: [{ certificateArn: props.certificateArn }], sslPolicy: TLS_POLICY }),
    });
  }

  /** What Elastic Load Balancing would refuse at deploy, or what nobody could use. */
  private check(props: PrivateLoadBalancerProps): void {
    checkProps(
      this,
      props,
      {
        name: text(
          /^(?!internal-)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/,
          '1 to 32 letters, digits and hyphens, not beginning with internal-',
        ),
        subnetIds: items(2, Infinity, 'subnets, in two zones'),
        port: whole(1, 65_535),
        idleTimeoutSeconds: whole(1, 4_000),
      },
      ['name', 'vpcId', 'subnetIds', 'nodeSecurityGroupId', 'nodePorts'],
    );
    const { protocol, certificateArn, sourcePrefixListId, sourceSecurityGroupIds = [] } = props;
    if (protocol === 'HTTPS' && certificateArn === undefined) throw propError(this, 'protocol is HTTPS; certificateArn is needed for it');
    if (protocol === 'HTTP' && certificateArn !== undefined) throw propError(this, 'protocol is HTTP, which takes no certificateArn');
    if (sourcePrefixListId === undefined && sourceSecurityGroupIds.length === 0)
      throw propError(this, 'nobody could connect: give sourcePrefixListId or sourceSecurityGroupIds');
  }

  /** Sends the requests that match to a target group. */
  forward(id: string, props: ForwardProps): CfnListenerRule {
    return new CfnListenerRule(this, id, {
      listenerArn: this.listener.ref,
      priority: props.priority,
      conditions: [
        ...(props.host === undefined ? [] : [{ field: 'host-header', hostHeaderConfig: { values: [props.host] } }]),
        { field: 'path-pattern', pathPatternConfig: { values: [...props.paths] } },
      ],
      actions: [{ type: 'forward', targetGroupArn: props.targetGroupArn }],
    });
  }
}
