import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'resource types that CloudFormation does not take in a region',
    source: 'https://pypi.org/project/cfn-lint/1.58.0/ cfnlint/data/schemas/providers/<region>.json',
    asOf: '2026-10-20',
    note: 'the date of its schemas; scripts/regions.ts holds this table against the installed package. It has no list of me-south-1',
  },
  {
    covers: 'families of instances that a service does not offer in a region',
    source:
      'https://pypi.org/project/cfn-lint/1.58.0/ cfnlint/data/schemas/extensions: aws_rds_dbinstance/dbinstanceclass_enum.json, aws_elasticache_cachecluster/cachenodetype_enum.json, aws_opensearchservice_domain/clusterconfig_instancetype_enum.json (made from the AWS Price List)',
    asOf: '2026-10-20',
    note: 'what has a price is taken for what is offered',
  },
];

/**
 * Of all resource types that a blueprint can lead to, those that CloudFormation refuses somewhere ("Unrecognized resource types"), with
 * the commercial regions that lack them.
 */
const MISSING_TYPES: Readonly<Record<string, readonly string[]>> = {
  'AWS::Budgets::Budget': [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-3',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-west-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
    'mx-central-1',
  ],
  'AWS::FIS::ExperimentTemplate': [
    'ap-east-2',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-west-1',
    'il-central-1',
    'mx-central-1',
  ],
};

/** Regions of whose resource types nothing is known: they are taken to have all of them. */
export const unlistedRegions: readonly string[] = ['me-south-1'];

/** Types that are missing in one region or another, sorted. */
export const unevenTypes: readonly string[] = Object.keys(MISSING_TYPES).sort();

/** Whether CloudFormation takes a resource type in a region, as far as is known. */
export const hasType = (region: string, type: string): boolean => !(MISSING_TYPES[type]?.includes(region) ?? false);

/** Services whose instances differ from region to region. */
export type InstanceService = 'postgres' | 'aurora-postgresql' | 'elasticache' | 'opensearch';

/** Per service, the Graviton families (and `serverless`) that it has, and the regions that lack each. A family that is not here is not known. */
const MISSING_FAMILIES: Readonly<Record<InstanceService, Readonly<Record<string, readonly string[]>>>> = {
  postgres: {
    t4g: ['ca-west-1'],
    m6g: [],
    m7g: ['af-south-1', 'ap-east-1', 'ca-west-1', 'eu-south-1'],
    m8g: [
      'ap-east-2',
      'ap-northeast-3',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-central-1',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
    ],
    r6g: [],
    r7g: ['af-south-1', 'ap-southeast-4', 'eu-west-3', 'me-central-1'],
    r8g: [
      'af-south-1',
      'ap-east-2',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-west-1',
      'eu-south-1',
      'il-central-1',
      'me-central-1',
      'me-south-1',
    ],
  },
  'aurora-postgresql': {
    serverless: [],
    t4g: ['il-central-1'],
    r6g: ['il-central-1'],
    r7g: ['ap-southeast-4'],
    r8g: [
      'af-south-1',
      'ap-east-2',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-west-1',
      'eu-south-1',
      'il-central-1',
      'me-central-1',
      'me-south-1',
    ],
  },
  elasticache: {
    t4g: ['me-central-1', 'me-south-1'],
    m6g: [],
    m7g: ['ca-west-1', 'eu-south-1'],
    m8g: ['ap-east-2', 'ap-southeast-6', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1'],
    r6g: [],
    r7g: [],
    r8g: ['ap-east-2', 'il-central-1', 'me-central-1', 'me-south-1'],
  },
  opensearch: {
    t3: [],
    m6g: ['ap-east-2', 'ap-southeast-6', 'ap-southeast-7', 'mx-central-1'],
    m7g: ['ca-west-1', 'eu-south-1'],
    m8g: ['ap-southeast-6', 'il-central-1'],
    r6g: ['ap-east-2', 'ap-southeast-6', 'ap-southeast-7', 'mx-central-1'],
    r7g: [],
    r8g: ['ap-east-2', 'il-central-1', 'me-south-1'],
  },
};

/** Family of an instance class in the writing of its service: `db.t4g.medium` → `t4g`, `m7g.large.search` → `m7g`, `db.serverless` → `serverless`. */
const familyOf = (instanceClass: string): string | undefined =>
  /^(?:db|cache)\.([a-z0-9]+)(?:\.|$)/.exec(instanceClass)?.[1] ?? /^([a-z0-9]+)\.[a-z0-9]+\.search$/.exec(instanceClass)?.[1];

/** Whether a service offers an instance class in a region; `undefined` when nothing is known of its family. */
export const hasInstanceClass = (service: InstanceService, region: string, instanceClass: string): boolean | undefined => {
  const lacking = MISSING_FAMILIES[service][familyOf(instanceClass) ?? ''];
  return lacking === undefined ? undefined : !lacking.includes(region);
};

/** Families of a service in the order in which to look for one instead: a class of the same size, of a newer make before an older one. */
const INSTEAD = ['m8g', 'm7g', 'm6g', 'r8g', 'r7g', 'r6g'] as const;

/** A class of the same size (at least `large`: the families looked at begin there) that the region has; `undefined` when there is none. */
export const classInstead = (service: InstanceService, region: string, instanceClass: string): string | undefined => {
  const size =
    instanceClass
      .replace(/\.search$/, '')
      .split('.')
      .at(-1) ?? '';
  const enough = size.endsWith('large') ? size : 'large';
  const inWords = (family: string): string =>
    service === 'opensearch' ? `${family}.${enough}.search` : `${service === 'elasticache' ? 'cache' : 'db'}.${family}.${enough}`;
  return INSTEAD.map(inWords).find((candidate) => hasInstanceClass(service, region, candidate) === true);
};

/** The class that is wanted, or where the region lacks it the one to take instead; unchanged when there is none, for the plan then says so (BP309). */
export const offeredClass = (service: InstanceService, region: string, wanted: string): string =>
  hasInstanceClass(service, region, wanted) === false ? (classInstead(service, region, wanted) ?? wanted) : wanted;

/** What is known of families, for the check against the source. */
export const instanceFamilies: Readonly<Record<InstanceService, readonly string[]>> = {
  postgres: Object.keys(MISSING_FAMILIES.postgres),
  'aurora-postgresql': Object.keys(MISSING_FAMILIES['aurora-postgresql']),
  elasticache: Object.keys(MISSING_FAMILIES.elasticache),
  opensearch: Object.keys(MISSING_FAMILIES.opensearch),
};
