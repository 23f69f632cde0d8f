import { metrics } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import type { DynamoDbSize, DynamoDbSpec } from '../../../data/dynamodb/capability';
import { query, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

/** What most requests to a table are: a key alone is got, a partition is asked for in order. */
const operationsOf = ({ sortKey }: DynamoDbSpec): readonly string[] => [
  sortKey === undefined ? 'GetItem' : 'Query',
  'PutItem',
  'UpdateItem',
];

/** Alarms on one table of DynamoDB. */
export const tableAlarms = ({ size, spec }: PlanEntry<DynamoDbSize, DynamoDbSpec>, { minimumErrors }: Thresholds): Draft[] => {
  const id = `${pascalCase(spec.store)}Table`;
  const name = spec.tableName;
  const { readThrottles, writeThrottles } = metrics.table;
  const throttles = (what: 'reads' | 'writes', ceiling: number, field: string): Pick<Draft, 'means' | 'remedy'> => ({
    means: `DynamoDB has refused ${what} of the table ${name} in each five minutes of a quarter of an hour: callers wait and try again.`,
    remedy: `${
      ceiling > 0 ? `Is it the ceiling of ${ceiling} units a second (overrides.dynamodb/${spec.store}.${field})? Otherwise one` : 'One'
    } key takes more than its partition carries (switch contributor insights on to see which), or the rate has more than doubled within half an hour.`,
  });
  return [
    {
      id: `${id}ReadThrottles`,
      ...throttles('reads', size.maxReadRequestUnits, 'maxReadRequestUnits'),
      query: query(readThrottles, [name]),
      when: 'atLeast',
      threshold: minimumErrors,
      essential: true,
    },
    {
      id: `${id}WriteThrottles`,
      ...throttles('writes', size.maxWriteRequestUnits, 'maxWriteRequestUnits'),
      query: query(writeThrottles, [name]),
      when: 'atLeast',
      threshold: minimumErrors,
      essential: true,
    },
    ...operationsOf(spec).map((operation): Draft => ({
      id: `${id}${operation}Errors`,
      means: `DynamoDB itself has failed ${operation} requests to the table ${name} in each five minutes of a quarter of an hour.`,
      remedy: 'Look at the AWS Health dashboard; clients of the AWS SDKs try again by themselves. Nothing here is yours to repair.',
      query: query(metrics.tableOperation.systemErrors, [operation, name]),
      when: 'atLeast',
      threshold: minimumErrors,
    })),
  ];
};
