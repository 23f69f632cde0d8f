import type { BlueprintInput } from '../../lib/blueprint';

const ids = (digit: string): [string, string, string] => [
  `subnet-0${digit}a456789abcdef0`,
  `subnet-0${digit}b456789abcdef0`,
  `subnet-0${digit}c456789abcdef0`,
];

/** An existing VPC, as a blueprint names it. */
export const EXISTING_VPC = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.8.0.0/16',
  subnets: { public: ids('1'), private: ids('2'), data: ids('3') },
} satisfies BlueprintInput['network'];

export const NODES = 'sg-0123456789abcdef0';

/** Existing clusters in it. */
export const AUTO_MODE = { network: EXISTING_VPC, cluster: { existing: { name: 'Shared_1' } } } satisfies Partial<BlueprintInput>;
export const NO_AUTO_MODE = {
  network: EXISTING_VPC,
  cluster: { existing: { name: 'Shared_1', autoMode: false, securityGroupId: NODES, serviceCidr: '10.100.0.0/16' } },
} satisfies Partial<BlueprintInput>;
