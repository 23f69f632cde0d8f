import { Stack, Tags } from 'aws-cdk-lib';
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
import { checkProps, items, propError, text, whole } from '../../props';
import { parseBlock, zoneBlocks, type ZoneBlocks } from './cidr';
import type { ExistingVpc } from './existing';

/** The address blocks of one availability zone. */
export interface ZoneProps {
  /** Availability-zone id, such as `use1-az1`: the same zone in every account, unlike its letter. */
  readonly zoneId: string;
  /** Block of the subnet of NAT gateways. @default a sixteenth of the last quarter of the VPC (see `zoneBlocks`) */
  readonly public?: string;
  /** Block of the subnet of nodes and pods, each of which takes an address. @default a quarter of the VPC */
  readonly private?: string;
  /** Block of the subnet of databases and load balancers. @default a sixteenth of the last quarter of the VPC */
  readonly data?: string;
}

export interface ZonedVpcProps {
  /** Value of the Name tag, and prefix of those of the subnets. */
  readonly name: string;
  /** IPv4 block of the VPC, `/16` to `/24`. */
  readonly cidr: string;
  /** @default that of the stack */
  readonly region?: string;
  /** At most three, unless each names its own blocks. */
  readonly zones: readonly ZoneProps[];
  /** NAT gateways, one for all zones up to one in each; without one nothing private reaches the internet. @default 1 */
  readonly natGateways?: number;
}

export type SubnetTier = 'public' | 'private' | 'data';

const own = ({ public: open, private: closed, data }: ZoneProps): Partial<ZoneBlocks> => ({
  ...(open ? { public: open } : {}),
  ...(closed ? { private: closed } : {}),
  ...(data ? { data } : {}),
});

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
  /** Names of the zones in the account, such as `us-east-1a`, in the order of `zones`: known at deploy. */
  readonly zoneNames: string[] = [];
  /** Elastic addresses of the NAT gateways: what the outside sees of the pods. */
  readonly natAddresses: string[] = [];
  /** Ids of the NAT gateways, as metrics name them. */
  readonly natGatewayIds: string[] = [];

  constructor(scope: Construct, id: string, props: ZonedVpcProps) {
    super(scope, id);
    const blocks = this.check(props);
    const { region = Stack.of(this).region } = props;
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

    props.zones.forEach(({ zoneId }, i) => {
      const zone = { zoneId, ...(blocks[i] as ZoneBlocks) };
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
    if (gateways.length > 0)
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
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: [...privateTables, dataTable].map((t) => t.ref),
      });
  }

  /** Blocks of each zone: its own, or what follows from that of the VPC. */
  private check(props: ZonedVpcProps): readonly ZoneBlocks[] {
    checkProps(this, props, {}, ['name', 'cidr', 'zones']);
    const { cidr, zones } = props;
    const ownBlocks = zones.every((z) => z.public && z.private && z.data);
    checkProps(this, props, {
      // ec2 CreateVpc: /16 to /28; below /24 the small subnets would be smaller than the /28 that CreateSubnet takes.
      cidr: text(/^(\d{1,3}\.){3}\d{1,3}\/(1[6-9]|2[0-4])$/, 'an IPv4 block from /16 to /24, such as 10.0.0.0/16'),
      zones: items(1, ownBlocks ? Infinity : 3, 'zones'),
      natGateways: whole(0, zones.length),
    });
    const twice = zones.find(({ zoneId }, i) => zones.findIndex((z) => z.zoneId === zoneId) !== i);
    if (twice) throw propError(this, `the zone ${twice.zoneId} is there twice`);
    return zones.map((zone, i) => {
      const { public: open, private: closed, data } = zone;
      return open && closed && data
        ? { public: open, private: closed, data }
        : { ...zoneBlocks(parseBlock(cidr), i as 0 | 1 | 2), ...own(zone) };
    });
  }

  private table(id: string): CfnRouteTable {
    return new CfnRouteTable(this, id, { vpcId: this.vpcId, tags: [{ key: 'Name', value: id }] });
  }

  private subnet(
    tier: SubnetTier,
    index: number,
    zone: ZoneBlocks & Pick<ZoneProps, 'zoneId'>,
    table: CfnRouteTable,
    name: string,
  ): string {
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
    if (tier === 'private') this.zoneNames.push(subnet.attrAvailabilityZone);
    new CfnSubnetRouteTableAssociation(this, `${id}Routes`, { subnetId: subnet.ref, routeTableId: table.ref });
    return subnet.ref;
  }
}
