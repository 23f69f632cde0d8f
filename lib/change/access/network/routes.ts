import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { isWorld } from '../cidr';
import { byType, ofTypes, placeOf, tokenOf, type ByType, type Placed } from '../resources';
import { resolverOf, type Resolver } from '../resolved';

const SUBNETS = 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types';

interface PublicRoute {
  readonly table: string;
  readonly placed: Placed;
}

const plain = (text: string): string => /^\$\{([^.}]+\.[^.}]+)[^}]*\}$/.exec(text)?.[1] ?? text;

/** Routes that lead everything to a gateway of the internet, and so from there, too. */
const publicRoutes = (resources: ByType, { text }: Resolver): readonly PublicRoute[] => {
  const gateways = new Set(ofTypes(resources, 'AWS::EC2::InternetGateway').map(tokenOf));
  return ofTypes(resources, 'AWS::EC2::Route').flatMap((placed) => {
    const of = (name: string): string => plain(text(placed.stack, placed.resource.Properties?.[name]) ?? '');
    const gateway = of('GatewayId');
    const everywhere = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((name) => isWorld(of(name)));
    return everywhere && (gateways.has(gateway) || gateway.startsWith('igw-')) ? [{ table: of('RouteTableId'), placed }] : [];
  });
};

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [byType(before), byType(after)];
  const former = new Set(publicRoutes(was, resolverOf(before)).map(({ table }) => table));
  const tables = new Set(ofTypes(was, 'AWS::EC2::RouteTable').map(tokenOf));
  return publicRoutes(is, resolverOf(after))
    .filter(({ table }) => tables.has(table) && !former.has(table))
    .map(({ table, placed }) => ({
      code: 'BP515',
      verdict: 'refused',
      place: placeOf(placed),
      message: `subnets of the route table ${table.split('.')[1] ?? table} would be public: what has an address there could be reached from the internet`,
      remedy: 'a NAT gateway for what only goes out; what is public in subnets of its own',
      source: SUBNETS,
    }));
};

const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';

/** The route table of each subnet, with the association that says it. */
const tablesOf = (resources: ByType, { text }: Resolver): ReadonlyMap<string, PublicRoute> =>
  new Map(
    ofTypes(resources, ASSOCIATION).map((placed) => {
      const of = (name: string): string => plain(text(placed.stack, placed.resource.Properties?.[name]) ?? '');
      return [of('SubnetId'), { table: of('RouteTableId'), placed }];
    }),
  );

/** Subnets that take another route table, which leads to the internet where the former one did not. */
const moved = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [byType(before), byType(after)];
  const [resolverBefore, resolverAfter] = [resolverOf(before), resolverOf(after)];
  const [publicBefore, publicAfter] = [publicRoutes(was, resolverBefore), publicRoutes(is, resolverAfter)].map(
    (routes) => new Set(routes.map(({ table }) => table)),
  );
  const former = tablesOf(was, resolverBefore);
  return [...tablesOf(is, resolverAfter)].flatMap(([subnet, { table, placed }]): readonly Finding[] => {
    const old = former.get(subnet)?.table;
    if (old === undefined || old === table || publicBefore?.has(old) || !publicAfter?.has(table)) return [];
    return [
      {
        code: 'BP515',
        verdict: 'refused',
        place: placeOf(placed),
        message: `the subnet ${subnet.split('.')[1] ?? subnet} would be public: what has an address there could be reached from the internet`,
        field: 'Properties.RouteTableId',
        remedy: 'keep its route table; what is public in subnets of its own',
        source: SUBNETS,
      },
    ];
  });
};

/** A private subnet does not become a public one by the way. */
export const routeRule: Rule = (changes) => {
  const touched = (type: string): boolean => changes.resources.some((change) => change.type === type);
  return [...(touched('AWS::EC2::Route') ? findings(changes) : []), ...(touched(ASSOCIATION) ? moved(changes) : [])];
};
