import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, textOf, textsOf } from '../reading';
import { normalForm } from './normal-form';
import { referredIn } from './references';

const KEYSPACE = 'AWS::Cassandra::Keyspace';
const TABLE = 'AWS::Cassandra::Table';

const SOURCE = 'https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_UpdateKeyspace.html';

const REGIONS = 'ReplicationSpecification.RegionList';

const regionsIn = (resource: ResourceChange['before'], own: string): readonly string[] => {
  const listed = textsOf(at(resource?.Properties, REGIONS));
  return listed.length > 0 ? listed : [own];
};

const isOn = (value: unknown): boolean => textOf(value) === 'true';

/** Tables of a keyspace that are deployed without the timestamps that tell two Regions' writes apart. */
const untimed = ({ logicalId, before, stackBefore }: ResourceChange): readonly string[] =>
  Object.entries(stackBefore ? normalForm(stackBefore).Resources : {}).flatMap(([id, { Type, Properties }]) => {
    const of = Properties?.['KeyspaceName'];
    const own = referredIn(of).includes(logicalId) || (of !== undefined && textOf(of) === textOf(before?.Properties?.['KeyspaceName']));
    return Type === TABLE && own && !isOn(Properties?.['ClientSideTimestampsEnabled']) ? [id] : [];
  });

const findingsOf = (change: ResourceChange): readonly Finding[] => {
  const { stack, logicalId, type, before, after, stackBefore } = change;
  const own = stackBefore?.region ?? '';
  const was = regionsIn(before, own);
  const added = regionsIn(after, own).filter((region) => !was.includes(region));
  if (added.length === 0) return [];
  const common = { verdict: 'refused', place: { stack, logicalId, type }, field: `Properties.${REGIONS}`, source: SOURCE } as const;
  const tables = isOn(after?.Properties?.['ClientSideTimestampsEnabled']) ? [] : untimed(change);
  return [
    ...(added.length > 1
      ? [
          {
            ...common,
            code: 'BP520' as const,
            message: `${logicalId} would be replicated to ${added.join(' and ')} at once: Keyspaces takes one Region after another`,
            remedy: `a deployment for each: first ${added[0] ?? ''}`,
          },
        ]
      : []),
    ...(tables.length > 0
      ? [
          {
            ...common,
            code: 'BP521' as const,
            message: `${logicalId} would be replicated to ${added.join(' and ')}, and ${tables.join(', ')} has no client-side timestamps, without which Keyspaces replicates no table`,
            remedy: 'set ClientSideTimestampsEnabled: true on the keyspace; it cannot be taken back',
          },
        ]
      : []),
  ];
};

/** A keyspace that is replicated further. */
export const keyspaceRule: Rule = ({ resources }) =>
  resources.filter(({ action, type }) => action === 'change' && type === KEYSPACE).flatMap(findingsOf);
