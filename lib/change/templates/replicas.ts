import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { pageOf } from './pages';

interface Copies {
  readonly path: string;
  /** What goes with a copy. */
  readonly lost: string;
}

/** Types that keep copies in other Regions, each named by its `Region`. */
const COPIES: Readonly<Record<string, Copies>> = {
  'AWS::DynamoDB::GlobalTable': { path: 'Replicas', lost: 'with its backups there; whoever reads or writes there is cut off' },
  'AWS::SecretsManager::Secret': { path: 'ReplicaRegions', lost: 'and whoever reads it there is cut off' },
};

const regionsIn = (resource: ResourceChange['before'], path: string): readonly string[] =>
  mapsOf(at(resource?.Properties, path)).flatMap(({ Region }) => textOf(Region) ?? []);

const findingsOf = (change: ResourceChange): readonly Finding[] => {
  const { stack, logicalId, type, before, after, stackBefore } = change;
  const copies = COPIES[type];
  if (!copies) return [];
  const now = regionsIn(after, copies.path);
  // The replica where its stack is cannot go at all, and another rule says so.
  const gone = regionsIn(before, copies.path).filter((region) => !now.includes(region) && region !== stackBefore?.region);
  if (gone.length === 0) return [];
  return [
    {
      code: 'BP502',
      verdict: 'refused',
      place: { stack, logicalId, type },
      message: `${logicalId}: its replica in ${gone.join(' and ')} would be deleted, ${copies.lost}`,
      field: `Properties.${copies.path}`,
      remedy: `keep it; once nobody uses it there any more: --allow-replace ${logicalId}`,
      source: pageOf(type),
    },
  ];
};

/** A copy in another Region is not deleted by the way. */
export const replicaRule: Rule = ({ resources }) => resources.filter(({ action }) => action === 'change').flatMap(findingsOf);
