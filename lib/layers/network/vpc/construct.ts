import { Tags } from 'aws-cdk-lib';
import {
  CfnEIP,
  CfnInternetGateway,
  CfnNatGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCEndpoint,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ExistingVpc } from './existing';

/** The address blocks of one availability zone. */
export interface ZoneProps {
  /** Availability-zone id, such as `use1-az1`: the same zone in every account, unlike its letter. */
  readonly zoneId: string;
  readonly public: string;
  readonly private: string;
  readonly data: string;
}

export interface ZonedVpcProps {
  /** Value of the Name tag, and prefix of those of the subnets. */
  readonly name: string;
  readonly cidr: string;
  readonly region: string;
  readonly zones: readonly ZoneProps[];
  /** NAT gateways, one for all zones up to one in each. @default 1 */
  readonly natGateways?: number;
}

export type SubnetTier = 'public' | 'private' | 'data';

/**
 * A VPC over availability zones named by id, with three kinds of subnets: public (NAT gateways), private (nodes and pods, with a way
 * out) and data (databases and load balancers, without one), and gateway endpoints for S3 and DynamoDB.
 */
export class ZonedVpc extends Construct implements ExistingVpc {
  readonly vpcId: string;
  readonly cidr: string;
  readonly publicSubnetIds: string[] = [];
  readonly privateSubnetIds: string[] = [];
  readonly dataSubnetIds: string[] = [];
  /** Elastic addresses of the NAT gateways: what the outside sees of the pods. */
  readonly natAddresses: string[] = [];
  /** Ids of the NAT gateways, as metrics name them. */
  readonly natGatewayIds: string[] = [];

  constructor(scope: Construct, id: string, props: ZonedVpcProps) {
    super(scope, id);
    this.cidr = props.cidr;
    const vpc = new CfnVPC(this, 'Vpc', {
      cidrBlock: props.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: [{ key: 'Name', value: props.name }],
    });
    this.vpcId = vpc.ref;
    const gateway = new CfnInternetGateway(this, 'InternetGateway');
    const attachment = new CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', { vpcId: vpc.ref, internetGatewayId: gateway.ref });

    const publicTable = this.table('PublicRouteTable');
    new CfnRoute(this, 'PublicDefaultRoute', {
      routeTableId: publicTable.ref,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.ref,
    }).addResourceDependency(attachment);
    const dataTable = this.table('DataRouteTable');
    const privateTables = props.zones.map((_, i) => this.table(`PrivateRouteTable${i + 1}`));

    props.zones.forEach((zone, i) => {
      this.publicSubnetIds.push(this.subnet('public', i, zone, publicTable, props.name));
      this.privateSubnetIds.push(this.subnet('private', i, zone, privateTables[i] as CfnRouteTable, props.name));
      this.dataSubnetIds.push(this.subnet('data', i, zone, dataTable, props.name));
    });

    const gateways = Array.from({ length: props.natGateways ?? 1 }, (_, i) => {
      const address = new CfnEIP(this, `NatAddress${i + 1}`, { domain: 'vpc' });
      address.addResourceDependency(attachment);
      this.natAddresses.push(address.attrPublicIp);
      const nat = new CfnNatGateway(this, `NatGateway${i + 1}`, {
        subnetId: this.publicSubnetIds[i] as string,
        allocationId: address.attrAllocationId,
      });
      Tags.of(nat).add('Name', `${props.name}-${i + 1}`);
      this.natGatewayIds.push(nat.attrNatGatewayId);
      return nat;
    });
    privateTables.forEach((table, i) => {
      new CfnRoute(this, `PrivateDefaultRoute${i + 1}`, {
        routeTableId: table.ref,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: (gateways[i % gateways.length] as CfnNatGateway).ref,
      });
    });

    for (const service of ['s3', 'dynamodb'])
      new CfnVPCEndpoint(this, service === 's3' ? 'S3Endpoint' : 'DynamoDbEndpoint', {
        vpcId: vpc.ref,
        serviceName: `com.amazonaws.${props.region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: [...privateTables, dataTable].map((t) => t.ref),
      });
  }

  private table(id: string): CfnRouteTable {
    return new CfnRouteTable(this, id, { vpcId: this.vpcId, tags: [{ key: 'Name', value: id }] });
  }

  private subnet(tier: SubnetTier, index: number, zone: ZoneProps, table: CfnRouteTable, name: string): string {
    const id = `${tier.charAt(0).toUpperCase()}${tier.slice(1)}Subnet${index + 1}`;
    const subnet = new CfnSubnet(this, id, {
      vpcId: this.vpcId,
      cidrBlock: zone[tier],
      availabilityZoneId: zone.zoneId,
      mapPublicIpOnLaunch: false,
      tags: [
        { key: 'Name', value: `${name}-${tier}-${index + 1}` },
        // NodeClasses select by these: the kind, and which of several networks in the account.
        { key: 'strata:subnet', value: tier },
        { key: 'strata:network', value: name },
      ],
    });
    new CfnSubnetRouteTableAssociation(this, `${id}Routes`, { subnetId: subnet.ref, routeTableId: table.ref });
    return subnet.ref;
  }
}
