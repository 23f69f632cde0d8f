import { error } from '../../../diagnostics';
import { grouped } from '../../../diagnostics/grouped';
import * as facts from '../../../facts/opensearch';
import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  residentsOf,
  storesDemand,
  textOf,
  wholeNumber,
  withOverrides,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
} from '../../../plan/contract';
import { searchNodes } from '../../../plan/sizing';
import { statementsFor } from './access';
import { openSearchCapacity } from './capacity';
import { indexName } from './names';
import { openSearchQuotas, openSearchUsage } from './usage';

export interface OpenSearchSize {
  readonly instanceType: string;
  /** Nodes that hold data. */
  readonly dataNodes: number;
  /** Availability zones that they are spread over, 1 to 3. */
  readonly zones: number;
  /** Nodes that only keep the cluster together: none, or 3. */
  readonly masterNodes: number;
  readonly masterType: string;
  /** Volume of each data node, GiB. */
  readonly volumeGiB: number;
  /** Days that the logs are kept. */
  readonly logDays: number;
}

export interface OpenSearchSpec {
  /** `main`, or the dedicated store. */
  readonly pool: string;
  /** Stores that have their index here. */
  readonly stores: readonly string[];
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  readonly domainName: string;
  readonly engineVersion: string;
  /** Domains of the region: one policy lets all of them write their logs, since a region has room for ten policies. */
  readonly domains: readonly string[];
  /** Hour, UTC, at which ten hours begin in which the service may change nodes. */
  readonly offPeakHour: number;
}

type OpenSearchEntry = PlanEntry<OpenSearchSize, OpenSearchSpec>;

/** The longest that CloudWatch Logs keeps. */
const MAX_LOG_DAYS = 3_653;

/** Three hours past midnight, when RDS has its windows too. */
const OFF_PEAK_HOUR = 3;

/** Dedicated masters come at the scale tier. Here a third node in a third zone does the same for less: three m7g.large cost 0.405 $ an hour, an r7g.large 0.178 $. */
const MASTERS = { masterNodes: 0, masterType: 'm7g.large.search' } as const;

const INSTANCE_TYPE = textOf(/^[a-z0-9]+\.[a-z0-9]+\.search$/, 'an instance type of OpenSearch, such as r7g.large.search');

const number = (value: number): string => grouped(value, 1);

const domainName = (pool: string, { names, region }: PlanContext): string => names.physical('searchDomain', region, pool);

/** What overrides must not take apart: the service refuses it in the middle of a deployment. */
const checkTogether = (id: string, { dataNodes, zones, masterNodes }: OpenSearchSize, { report }: PlanContext): void => {
  const refuse = (field: string, message: string): void => report(error('BP308', ['overrides', id, field], message));
  if (dataNodes < zones) refuse('dataNodes', `expected a node for each of the ${zones} zones, got ${dataNodes}`);
  if (masterNodes !== 0 && masterNodes !== 3) refuse('masterNodes', `expected 0 or 3, since two of three can decide, got ${masterNodes}`);
};

const planPool = (
  pool: string,
  stores: readonly string[],
  domains: readonly string[],
  context: PlanContext,
): Planned<OpenSearchSize, OpenSearchSpec> | undefined => {
  const { blueprint, engines, names, region, report } = context;
  const production = blueprint.profile === 'production';
  const id = `opensearch/${pool}` as const;
  const sold = facts.nodesOf(region);
  if (sold.length === 0) {
    const [first = pool] = stores;
    report(
      error('BP309', ['stores', first, 'engine'], `no source names a node of OpenSearch that ${region} sells`, {
        hint: 'choose another region, or the engine postgres',
      }),
    );
    return undefined;
  }
  const dataNodes = production ? 2 : 1;
  // A sandbox is tried by a few people: nobody sends it the load.
  const { reads, writes, dataGiB } = storesDemand(context.demand, production ? stores : []);
  const demand = { dataGiB, readsPerSecond: reads.peak, writesPerSecond: writes.peak };
  const size: OpenSearchSize = {
    ...searchNodes({ ...demand, nodes: dataNodes }, production ? sold : [...facts.burstableNodes, ...sold], context.assumed),
    dataNodes,
    zones: dataNodes,
    ...MASTERS,
    logDays: production ? 30 : 7,
  };
  checkTogether(id, withOverrides(size, blueprint, id), context);
  const logicalId = statefulId(pool, 'opensearch');
  const stack = names.stack('Data');
  const [first] = stores.map((store) => engines.stores[store]);
  return {
    id,
    engine: 'opensearch',
    size,
    spec: {
      pool,
      stores,
      stack,
      logicalId,
      domainName: domainName(pool, context),
      engineVersion: facts.engineVersion,
      domains,
      offPeakHour: OFF_PEAK_HOUR,
    },
    reason: [
      `${first?.reason ?? ''}: ${stores.length === 1 ? 'one store' : `${stores.length} stores`} in one domain, an index each`,
      ...(production
        ? [
            `${size.instanceType} carries ${number(demand.dataGiB)} GiB, ${number(demand.readsPerSecond)} searches and ${number(demand.writesPerSecond)} documents a second at the peak`,
          ]
        : []),
      production
        ? 'a second node in another zone holds every document too: without a zone none is lost, but searches wait until its node is replaced, which three nodes in three zones would spare them'
        : 'one node in a sandbox',
    ].join('; '),
    alternatives: first?.alternatives ?? [],
    needs: ['keys/main', 'network/main'],
    provides: [names.output('Data', `${logicalId}Endpoint`)],
    stateful: [{ stack, logicalId, type: 'AWS::OpenSearchService::Domain' }],
  };
};

const connect = (entry: OpenSearchEntry, { access, target, variable }: ConnectionRequest): Connection => ({
  statements: statementsFor(entry.id, target, { read: access.includes('read'), write: access.includes('write') }),
  environment: {
    [`${variable}_ENGINE`]: 'opensearch',
    [`${variable}_ENDPOINT`]: `https://${binding(entry.spec.stack, `${entry.spec.logicalId}Endpoint`)}`,
    [`${variable}_INDEX`]: indexName(target),
  },
  egress: [{ to: 'data-subnets', port: facts.port }],
  needs: [entry.id],
});

/** Domains of OpenSearch: one for all search stores, and one for each that is dedicated. */
export const opensearch = defineCapability<'opensearch', OpenSearchSize, OpenSearchSpec>({
  kind: 'opensearch',
  layer: 'data',
  scope: 'region',
  systems: ['Elasticsearch'],
  capacity: openSearchCapacity,
  limits: {
    instanceType: INSTANCE_TYPE,
    dataNodes: wholeNumber(1, facts.maxDataNodes),
    zones: wholeNumber(1, 3),
    masterNodes: wholeNumber(0, 3),
    masterType: INSTANCE_TYPE,
    volumeGiB: wholeNumber(facts.gp3.minGiB, 24_576), // the largest gp3 volume of any instance type (limits.md, "EBS volume size quotas")
    logDays: wholeNumber(1, MAX_LOG_DAYS),
  },
  plan: (context) => {
    const pools = [...residentsOf(context.engines.stores, 'opensearch')];
    const domains = pools.map(([pool]) => domainName(pool, context));
    return pools.flatMap(([pool, stores]) => planPool(pool, stores, domains, context) ?? []);
  },
  connect,
  usage: openSearchUsage,
  quotas: openSearchQuotas,
});
