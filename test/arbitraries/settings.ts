import fc from 'fast-check';
import type { BlueprintInput, Tier } from '../../lib/blueprint';
import { some } from './graph';

const multiRegion = (tier: Tier): boolean => tier === 'scale' || tier === 'netflix';

const EDGE = { domain: 'example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } as const;

/** Blocks from which three regions can take their own without leaving private space or touching 172.20.0.0/16. */
const BLOCKS = ['10.0.0.0/16', '10.64.16.0/20', '172.16.0.0/16', '172.24.0.0/17', '192.168.0.0/18', '100.64.0.0/16', '10.3.192.0/18'];

const subnets = (digit: string) => ['a', 'b', 'c'].map((zone) => `subnet-0${digit}${zone}456789abcdef0`);
const VPC = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.8.0.0/16',
  subnets: { public: subnets('1'), private: subnets('2'), data: subnets('3') },
};
/** Existing VPCs, and existing clusters in them. */
const ADOPTED: fc.Arbitrary<Pick<BlueprintInput, 'network' | 'cluster'>> = fc
  .record({
    network: fc.constantFrom(
      VPC,
      { ...VPC, cidr: '10.8.0.0/22', endpointCidrs: ['10.8.1.0/24'] },
      { ...VPC, subnets: { ...VPC.subnets, dataCidrs: ['10.8.4.0/24', '10.8.5.0/24', '10.8.6.0/24'] } },
    ),
    existing: fc.constantFrom(
      undefined,
      { name: 'shared-cluster' },
      { name: 'shared_cluster', securityGroupId: 'sg-0123456789abcdef0', endpoint: 'https://0A1B.gr7.eu-west-1.eks.amazonaws.com' },
      { name: 'Shared', autoMode: false, securityGroupId: 'sg-0123456789abcdef0', serviceCidr: '10.100.0.0/16' },
      { name: 'Shared', runs: ['argo-rollouts', 'kyverno'] as ('argo-rollouts' | 'kyverno')[] },
    ),
  })
  .map(({ network, existing }) => ({ network, ...(existing ? { cluster: { existing } } : {}) }));

/** Everything of a blueprint but its graph. */
export const settings = (tier: Tier, adopt: boolean): fc.Arbitrary<Partial<BlueprintInput>> =>
  fc
    .record({
      optional: some({
        load: some({
          subscribers: fc.integer({ min: 0, max: 90_000 }),
          dailyActiveShare: fc.constantFrom(0.1, 0.5, 1),
          requestsPerUserPerDay: fc.integer({ min: 1, max: 300 }),
          peakFactor: fc.integer({ min: 1, max: 10 }),
          eventBytes: fc.integer({ min: 1, max: 4_096 }),
          readShare: fc.constantFrom(0, 0.8, 1),
        }),
        choose: fc.constantFrom('tier' as const, 'simplest' as const),
        platform: some({
          arch: fc.constantFrom('arm64' as const, 'amd64' as const),
          kubernetes: fc.constant('1.36'),
          metrics: fc.constant('cloudwatch' as const),
          delivery: some({
            strategy: fc.constantFrom(...(tier === 'startup' ? ['rolling' as const] : ['rolling' as const, 'canary' as const])),
            freeze: fc.constant('holidays').map((reason) => [{ from: '2026-12-20', to: '2027-01-04', reason }]),
          }),
          access: some({
            admins: fc.subarray(['arn:aws:iam::111122223333:role/platform', 'arn:aws:iam::111122223333:role/ops/on-call']),
            cidrs: fc.subarray(['203.0.113.0/24', '198.51.100.7/32']),
          }),
        }),
        resilience: some({ enabled: fc.boolean(), hours: fc.constantFrom('MON-FRI 10:00-16:00', 'TUE 09:30-11:00') }),
        images: fc.constantFrom('built' as const, 'placeholder' as const),
        network: fc.record({ cidr: fc.constantFrom(...BLOCKS) }),
        notify: fc.constant({ email: 'ops@example.com' }),
        budget: fc.integer({ min: 1, max: 100_000 }),
        tags: fc.dictionary(fc.constantFrom('cost-centre', 'owner', '42', 'a:b/c'), fc.constantFrom('42', 'platform team', ''), {
          maxKeys: 3,
        }),
        bootstrap: some({ qualifier: fc.constantFrom('hnb659fds', 'acme1'), permissionsBoundary: fc.constant('developers') }),
        extensions: fc.nat(9).map((level) => ({ 'com.example.audit': { level, sinks: ['s3'] } })),
      }),
      edge: fc.option(some({ allowCountries: fc.subarray(['DE', 'FR', 'GB'], { minLength: 1 }) }), { nil: undefined }),
      regions: fc.constantFrom<(readonly string[])[]>(
        ['us-east-1'],
        ['eu-west-1'],
        ['us-east-1', 'us-west-2'],
        ['us-east-1', 'us-west-2', 'eu-west-1'],
      ),
      regional: fc.boolean(),
      scaleFactor: fc.integer({ min: 1, max: 10_000 }),
      adopted: ADOPTED,
    })
    .map(({ optional, edge, regions, regional, scaleFactor, adopted }) => {
      const written = regional ? regions.slice(0, multiRegion(tier) && !adopt ? 3 : 1) : undefined;
      const several = (written?.length ?? (tier === 'netflix' ? 3 : 1)) > 1;
      return {
        ...optional,
        ...(written ? { regions: [...written] } : {}),
        ...(edge || several ? { edge: { ...EDGE, ...(edge?.allowCountries ? { allowCountries: edge.allowCountries } : {}) } } : {}),
        ...(tier === 'netflix' ? { scaleFactor } : {}),
        ...(adopt ? adopted : {}),
      };
    });
