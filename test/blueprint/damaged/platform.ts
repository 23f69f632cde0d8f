import { body, web, type Damage } from './damage';

const EDGE = 'edge: { domain: example.com, hostedZoneId: Z0123456789 }\n';
const SUBNETS = (digit: number, count: number): string =>
  `[${Array.from({ length: count }, (_, i) => `subnet-0${digit}${i}3456789abcdef0`).join(', ')}]`;
const VPC = 'vpc-0123456789abcdef0';

/** BP24x to BP26x. */
export const PLATFORM_DAMAGE: readonly Damage[] = [
  body('two regions at startup', 'BP240', 'regions: [us-east-1, «eu-west-1]\n' + EDGE, 'the startup tier has one region', 'keep us-east-1'),
  body(
    'two regions without a domain',
    'BP241',
    '«regions:\n  - us-east-1\n  - eu-west-1\n',
    'several regions share one domain',
    'add edge',
    'scale',
  ),
  {
    ...body('netflix without a domain', 'BP241', 'services: {}\n', "netflix's three regions share one domain", 'add edge', 'netflix'),
    text: 'version: 1\nname: demo\ntier: «netflix\n',
  },
  body('a region twice', 'BP242', 'regions: [us-east-1, «us-east-1]\n', 'us-east-1 is there twice'),
  body('a scale factor at growth', 'BP243', 'scaleFactor: «100\n', 'only the netflix tier', 'remove it', 'growth'),
  body('canaries at startup', 'BP245', 'platform:\n  delivery: { strategy: «canary }\n', 'come with the growth tier', 'write rolling'),
  body(
    'an existing cluster in two regions',
    'BP246',
    `regions: [us-east-1, eu-west-1]\n${EDGE}cluster:\n  «existing: { name: shared }\n`,
    'lies in one region',
    'keep one region',
    'scale',
  ),
  body('a domain without its zone', 'BP250', 'edge: { «domain: example.com }\n', 'a domain needs its hosted zone'),
  body('a zone without a domain', 'BP250', 'edge: { «hostedZoneId: Z0123456789 }\n', 'a hosted zone needs a domain'),
  body(
    'a certificate for nothing',
    'BP250',
    'edge: { «certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/0f1e" }\n',
    'a certificate is for a domain',
  ),
  body(
    'a certificate elsewhere',
    'BP251',
    EDGE.replace(' }', ', certificateArn: «"arn:aws:acm:eu-west-1:111122223333:certificate/0f1e" }'),
    'expected us-east-1',
    'us-east-1',
  ),
  body('an address beyond 255', 'BP252', 'network: { cidr: «10.0.256.0/16 }\n', 'is not an IPv4 block', '255'),
  body(
    'an address inside its block',
    'BP252',
    'network: { cidr: «10.0.7.0/16 }\n',
    'does not begin on a boundary',
    'did you mean 10.0.0.0/16?',
  ),
  body('a block too large', 'BP253', 'network: { cidr: «10.0.0.0/8 }\n', '/8 is too large', 'write 10.0.0.0/16'),
  body('a block too small', 'BP253', 'network: { cidr: «10.0.0.0/24 }\n', '/24 is too small', 'write 10.0.0.0/20'),
  body('a public block', 'BP254', 'network: { cidr: «8.8.0.0/16 }\n', 'is not a private range'),
  body(
    'no room for three regions',
    'BP255',
    `regions: [us-east-1, us-west-2, eu-west-1]\n${EDGE}network: { cidr: «192.168.0.0/16 }\n`,
    '192.169.0.0/16, the block of region 2, lies beyond 192.168.0.0/16',
    'begin lower',
    'scale',
  ),
  body('the addresses of services', 'BP256', 'network: { cidr: «172.20.128.0/18 }\n', 'overlaps 172.20.0.0/16'),
  body(
    'the addresses of services in the second region',
    'BP256',
    `regions: [us-east-1, us-west-2]\n${EDGE}network: { cidr: «172.19.0.0/16 }\n`,
    '172.20.0.0/16, the block of region 2, overlaps',
    undefined,
    'scale',
  ),
  body(
    'access from a private network',
    'BP257',
    'platform:\n  access: { cidrs: [203.0.113.0/24, «10.0.0.0/8] }\n',
    '10.0.0.0/8 is private (RFC 1918)',
    'public address',
  ),
  body(
    'access from nowhere',
    'BP252',
    'platform:\n  access: { cidrs: [«203.0.113.7/24] }\n',
    'does not begin on a boundary',
    '203.0.113.7/32',
  ),
  body('access from everywhere', 'BP258', web() + 'platform:\n  access: { cidrs: [«0.0.0.0/0] }\n', 'open to the whole internet'),
  body('a VPC without subnets', 'BP259', `«network: { cidr: 10.0.0.0/16, vpcId: ${VPC} }\n`, 'an existing VPC needs subnets'),
  body(
    'a VPC without addresses',
    'BP259',
    `«network:\n  vpcId: ${VPC}\n  subnets: { public: ${SUBNETS(1, 3)}, private: ${SUBNETS(2, 3)}, data: ${SUBNETS(3, 3)} }\n`,
    'an existing VPC needs cidr',
  ),
  body(
    'two data subnets',
    'BP260',
    `network:\n  vpcId: ${VPC}\n  cidr: 10.0.0.0/16\n  subnets: { public: ${SUBNETS(1, 3)}, private: ${SUBNETS(2, 3)}, data: «${SUBNETS(3, 2)} }\n`,
    'expected three data subnets',
  ),
  body(
    'a subnet for two purposes',
    'BP260',
    `network:\n  vpcId: ${VPC}\n  cidr: 10.0.0.0/16\n  subnets:\n    public: ${SUBNETS(1, 3)}\n    private: ${SUBNETS(2, 3)}\n    data: [«subnet-0203456789abcdef0, subnet-0aaaaaaa, subnet-0bbbbbbb]\n`,
    'is among the private subnets already',
  ),
  body(
    'a freeze backwards',
    'BP261',
    'platform:\n  delivery:\n    freeze: [{ from: 2027-01-04, to: «2026-12-20, reason: holidays }]\n',
    'ends on 2026-12-20, before it begins',
    'swap',
  ),
  body('hours backwards', 'BP262', 'resilience: { hours: «MON-FRI 16:00-10:00 }\n', 'end at 10:00, before they begin at 16:00'),
  body("a tag of AWS's", 'BP263', 'tags: { «"aws:owner": me }\n', 'belong to AWS'),
];
