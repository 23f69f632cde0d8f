import { AURORA_LADDER } from '../../facts/assumptions';
import { factIn, factValue } from '../../facts/registry';
import type { PlatformLoad } from './load';
import type { RegionSize } from './size';

/** A limit, and how near the platform is to it. */
export interface Finding {
  /** `keyspaces-table-writes` */
  readonly id: string;
  /** What is limited, for a reader. */
  readonly what: string;
  readonly need: number;
  readonly limit: number;
  readonly unit: string;
  /** Id of the fact, or name of the assumption, that says so. */
  readonly source: string;
  /** need / limit */
  readonly share: number;
  /** Whether it is beyond: the limit has to be raised, or the work spread. */
  readonly bites: boolean;
  /**
   * Users before which it does not bite, if everything grows with them and sizes stay as they are; zero where the floor of the tier is beyond it,
   * undefined where the load needs none of it.
   */
  readonly fromUsers: number | undefined;
  /** What to do about it. */
  readonly remedy: string;
}

interface Limit {
  readonly id: string;
  readonly what: string;
  readonly need: number;
  /** The part of it that follows from the load, without floors and rounding. @default need */
  readonly driven?: number;
  readonly fact: string;
  /** In the place of the fact's own value, where it follows from it. */
  readonly limit?: number;
  readonly unit: string;
  readonly remedy: string;
}

const fromUsers = (driven: number, most: number, bites: boolean, users: number): number | undefined => {
  if (bites && driven <= most) return 0;
  const from = (users * most) / driven;
  return users > 0 && Number.isFinite(from) ? from : undefined;
};

const finding = ({ id, what, need, driven = need, fact, limit, unit, remedy }: Limit, { subscribers, book }: PlatformLoad): Finding => {
  const most = limit ?? factValue(fact, undefined, book);
  const share = need / most;
  const bites = share > 1;
  return {
    id,
    what,
    need,
    limit: most,
    unit,
    source: fact,
    share,
    bites,
    fromUsers: fromUsers(driven, most, bites, subscribers),
    remedy,
  };
};

const computeLimits = ({ compute }: RegionSize, ofLoad: number): readonly Limit[] => [
  {
    id: 'on-demand-vcpu',
    what: 'vCPU of on-demand instances in a region',
    need: compute.nodeVcpu,
    driven: compute.nodeVcpu * ofLoad,
    fact: 'quota.ec2.L-1216C47A',
    unit: 'vCPU',
    remedy: 'ask for more before the first deployment',
  },
  {
    id: 'cluster-nodes',
    what: 'nodes of one cluster before a word with AWS',
    need: compute.nodes,
    driven: compute.nodes * ofLoad,
    fact: 'eks.talkToAws.nodes',
    unit: 'nodes',
    remedy: 'run two clusters in a region',
  },
  {
    id: 'node-group-nodes',
    what: 'nodes of one managed node group',
    need: compute.nodes / compute.clusters,
    driven: (compute.nodes / compute.clusters) * ofLoad,
    fact: 'quota.eks.L-BD136A63.nodesPerNodegroup',
    unit: 'nodes',
    remedy: 'let Karpenter run them, or use several groups',
  },
  {
    id: 'vpc-addresses',
    what: 'addresses of the largest block of a VPC, given out one by one',
    need: compute.addresses.secondary,
    driven: compute.addresses.secondary * ofLoad,
    fact: 'vpc.subnet.reserved',
    limit: compute.addresses.ofVpc,
    unit: 'addresses',
    remedy: 'hand out prefixes, add a block of 100.64.0.0/10, or use IPv6',
  },
  {
    id: 'vpc-addresses-prefix',
    what: 'addresses of the largest block of a VPC, in prefixes of 16',
    need: compute.addresses.prefix,
    driven: compute.addresses.prefix * ofLoad,
    fact: 'vpc.subnet.reserved',
    limit: compute.addresses.ofVpc,
    unit: 'addresses',
    remedy: 'use two VPCs, a block of 100.64.0.0/10, or IPv6',
  },
];

const streamLimits = ({ stream }: RegionSize): readonly Limit[] => {
  if (stream.engine === 'sqs') return [];
  const brokers = stream[stream.chosen].brokers;
  return [
    {
      id: 'cluster-brokers',
      what: 'brokers of one Kafka cluster',
      need: brokers,
      fact: 'quota.kafka.L-03FD6822.brokersPerKraftCluster',
      unit: 'brokers',
      remedy: 'spread topics over several clusters',
    },
    {
      id: 'region-brokers',
      what: 'brokers of an account in a region, with room for a lost region at the planned use',
      need: Math.max(brokers, stream.brokersEvacuated),
      fact: 'quota.kafka.L-EDD31C36.brokersPerAccount',
      unit: 'brokers',
      remedy: 'ask for more, or use a second account',
    },
  ];
};

const rowLimits = ({ rows }: RegionSize): readonly Limit[] =>
  rows?.engine === 'keyspaces'
    ? [
        {
          id: 'keyspaces-table-writes',
          what: 'write units of one table of Keyspaces, provisioned for the peak',
          need: rows.provisioned.writes,
          fact: 'quota.cassandra.L-3D8ED127.tableWriteThroughput',
          unit: 'units/s',
          remedy: 'ask for more, or spread people over two tables',
        },
        {
          id: 'keyspaces-region-writes',
          what: 'write units of all tables of Keyspaces in a region, provisioned for the peak',
          need: rows.provisioned.writes,
          fact: 'quota.cassandra.L-2C5B14BD.accountWriteThroughputProvisioned',
          unit: 'units/s',
          remedy: 'ask for more',
        },
        {
          id: 'keyspaces-region-reads',
          what: 'read units of all tables of Keyspaces in a region, provisioned for the peak',
          need: rows.provisioned.reads,
          fact: 'quota.cassandra.L-E7DB0CFF.accountReadThroughputProvisioned',
          unit: 'units/s',
          remedy: 'ask for more, or cache more',
        },
      ]
    : [];

const dataLimits = ({ cache, search, processing }: RegionSize): readonly Limit[] => [
  ...(cache
    ? [
        {
          id: 'cache-nodes',
          what: 'nodes of ElastiCache in a region',
          need: cache.nodes,
          fact: 'quota.elasticache.L-DFE45DF3.nodesPerRegion',
          unit: 'nodes',
          remedy: 'ask for more',
        },
      ]
    : []),
  ...(search
    ? [
        {
          id: 'search-nodes',
          what: 'nodes of one search domain',
          need: search.nodes,
          fact: 'quota.es.L-6408ABDE.instancesPerDomain',
          unit: 'nodes',
          remedy: 'ask for more, or search less of what comes in',
        },
      ]
    : []),
  ...(processing
    ? [
        {
          id: 'flink-interfaces',
          what: 'network interfaces in a region, one for each KPU in each subnet',
          need: processing.interfacesPerSubnet,
          fact: 'quota.vpc.L-DF5E4CA3',
          unit: 'interfaces',
          remedy: 'ask for more',
        },
        {
          id: 'flink-kpus',
          what: 'KPUs of one Flink application',
          need: processing.kpus,
          fact: 'quota.kinesisanalytics.L-3A88E041.kpuPerApp',
          unit: 'KPU',
          remedy: 'spread the work over several applications, as it is counted here, or ask for more',
        },
      ]
    : []),
];

/** One writer of Aurora, if it had to take all writes: of the largest class of r7g, and of the largest there is. */
const writerLimits = (all: number, { assumed, book }: PlatformLoad): readonly Limit[] =>
  [AURORA_LADDER.filter((name) => name.includes('r7g')).at(-1), AURORA_LADDER.at(-1)].flatMap((name) => {
    const fact = `aurora.${name}.vcpu`;
    const vcpu = factIn(fact, undefined, book)?.value;
    if (vcpu === undefined) return [];
    return [
      {
        id: `aurora-writer-${vcpu}-vcpu`,
        what: `writes of one writer of Aurora with ${vcpu} vCPU, if it took all of them`,
        need: all,
        fact,
        limit: vcpu * assumed.writesPerDatabaseVcpu * assumed.targetUtilisation,
        unit: 'writes/s',
        remedy: 'move what is written most, such as bookmarks, to wide rows',
      },
    ];
  });

/** Share of the nodes that the load asks for; the rest are floors and rounding. */
const loadShareOf = ({ compute }: RegionSize, { regions }: PlatformLoad): number => {
  const evacuation = regions.length > 1 ? regions.length / (regions.length - 1) : 1;
  return compute.nodeVcpu > 0 ? Math.min(1, (compute.vcpu * evacuation) / compute.nodeVcpu) : 0;
};

/** Every limit that the platform comes near or goes beyond, whether or not it bites yet. Per region; regions are alike. */
export const findingsOf = (region: RegionSize, writes: number, load: PlatformLoad): readonly Finding[] =>
  [
    ...writerLimits(writes, load),
    ...rowLimits(region),
    ...streamLimits(region),
    ...computeLimits(region, loadShareOf(region, load)),
    ...dataLimits(region),
  ].map((limit) => finding(limit, load));
