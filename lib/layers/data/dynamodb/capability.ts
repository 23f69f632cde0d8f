import * as facts from '../../../facts/dynamodb';
import { viaService } from '../../../facts/service-principals';
import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  residentsOf,
  wholeNumber,
  type Access,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
  type Statement,
} from '../../../plan/contract';
import { dynamoDbCapacity } from './capacity';
import { EXPIRY_ATTRIBUTE, keysOf, type TableKeys, type TableKind } from './kit';
import { dynamoDbQuotas, dynamoDbUsage } from './usage';

export interface DynamoDbSize {
  /** Days back to which the table can be restored to any second, 1 to 35. */
  readonly recoveryDays: number;
  /** Most read request units a second, against a runaway bill; 0 leaves the account's own limit. */
  readonly maxReadRequestUnits: number;
  /** Most write request units a second, against a runaway bill; 0 leaves the account's own limit. */
  readonly maxWriteRequestUnits: number;
}

export interface DynamoDbSpec extends TableKeys {
  readonly store: string;
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  /** Without the region: all replicas of a global table have one name. */
  readonly tableName: string;
  /** Attribute after whose time an item may go. */
  readonly expiryAttribute: string;
}

type DynamoDbEntry = PlanEntry<DynamoDbSize, DynamoDbSpec>;

/** CloudFormation counts request units in 32 bits. */
const MAX_UNITS = 2_147_483_647;

/** The key, through DynamoDB, for this table's own key alone; what the key is may be asked without saying what for. */
const keyUse = ({ spec, region }: DynamoDbEntry, sid: string, actions: readonly string[]): Statement[] => {
  const through = { 'kms:ViaService': viaService('dynamodb', region) };
  const resources = [{ of: 'keys/main', attribute: 'data.arn' }] as const;
  return [
    { sid, actions, resources, conditions: { StringEquals: { ...through, [facts.tableNameContext]: spec.tableName } } },
    { sid: 'DescribeKey', actions: ['kms:DescribeKey'], resources, conditions: { StringEquals: through } },
  ];
};

const table = ({ id }: DynamoDbEntry): Statement['resources'] => [{ of: id, attribute: 'arn' }];

const reads = (entry: DynamoDbEntry): Statement[] => [
  { sid: 'Read', actions: facts.readActions, resources: table(entry) },
  ...keyUse(entry, 'ReadKey', facts.readKeyActions),
];

/** Who only writes may ask for no old item in return: a PutItem that answers with what it has replaced would read the table. */
const ANSWERS = { StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW'] } } as const;

const writes = (entry: DynamoDbEntry, access: readonly Access[]): Statement[] => [
  {
    sid: 'Write',
    actions: facts.writeActions,
    resources: table(entry),
    ...(access.includes('read') ? {} : { conditions: ANSWERS }),
  },
  // Mappers of the AWS SDKs look at the keys of a table before they use it.
  { sid: 'Describe', actions: ['dynamodb:DescribeTable'], resources: table(entry) },
  ...keyUse(entry, 'WriteKey', facts.writeKeyActions),
];

const connect = (entry: DynamoDbEntry, { access, variable }: ConnectionRequest): Connection => {
  const { spec } = entry;
  return {
    statements: [...(access.includes('read') ? reads(entry) : []), ...(access.includes('write') ? writes(entry, access) : [])],
    environment: {
      [`${variable}_ENGINE`]: 'dynamodb',
      [`${variable}_TABLE`]: binding(spec.stack, `${spec.logicalId}Name`),
      [`${variable}_PARTITION_KEY`]: spec.partitionKey,
      ...(spec.sortKey === undefined ? {} : { [`${variable}_SORT_KEY`]: spec.sortKey }),
    },
    egress: [{ to: 'aws-endpoints' }],
    needs: [entry.id],
  };
};

const planTable = (store: string, kind: TableKind, context: PlanContext): Planned<DynamoDbSize, DynamoDbSpec> => {
  const { blueprint, engines, names } = context;
  const production = blueprint.profile === 'production';
  const logicalId = statefulId(store, 'dynamodb');
  const stack = names.stack('Data');
  const choice = engines.stores[store];
  return {
    id: `dynamodb/${store}`,
    engine: 'dynamodb',
    size: { recoveryDays: production ? facts.recoveryDays.max : facts.recoveryDays.min, maxReadRequestUnits: 0, maxWriteRequestUnits: 0 },
    spec: { store, stack, logicalId, tableName: names.physical('table', store), ...keysOf(kind), expiryAttribute: EXPIRY_ATTRIBUTE },
    reason: [
      `${choice?.reason ?? ''}: a table of its own, billed by the request`,
      'a global table of one region, which takes further ones later and cannot be made one afterwards',
      'which keys are hot is not recorded (contributor insights cost by the request): switch it on while you look for one',
    ].join('; '),
    alternatives: choice?.alternatives ?? [],
    needs: ['keys/main'],
    provides: [names.output('Data', `${logicalId}Name`)],
    stateful: [{ stack, logicalId, type: 'AWS::DynamoDB::GlobalTable' }],
  };
};

/** Tables of DynamoDB: one for each key-value and wide-column store. */
export const dynamodb = defineCapability<'dynamodb', DynamoDbSize, DynamoDbSpec>({
  kind: 'dynamodb',
  layer: 'data',
  scope: 'region',
  systems: ['Cassandra', 'Cassandra/Keyspaces', 'DynamoDB', 'DynamoDB / S3 / RDS'],
  capacity: dynamoDbCapacity,
  limits: {
    recoveryDays: wholeNumber(facts.recoveryDays.min, facts.recoveryDays.max),
    maxReadRequestUnits: wholeNumber(0, MAX_UNITS),
    maxWriteRequestUnits: wholeNumber(0, MAX_UNITS),
  },
  plan: (context) =>
    [...residentsOf(context.engines.stores, 'dynamodb').keys()].map((store) =>
      planTable(store, context.blueprint.stores[store]?.kind as TableKind, context),
    ),
  connect,
  usage: dynamoDbUsage,
  quotas: dynamoDbQuotas,
});
