import type { Blueprint } from '../../blueprint';
import { stableHash } from '../../naming';

/**
 * Suffix of the stack that holds what belongs to one workload: `<base>-<team>`, and for a team with shards `-<n>` behind it. The shard
 * depends on the name of the workload alone, so that adding another one moves none.
 */
export const teamStack = (base: string, team: string, workload: string, blueprint: Blueprint): string => {
  const shards = blueprint.teams[team]?.shards ?? 1;
  return shards === 1 ? `${base}-${team}` : `${base}-${team}-${(parseInt(stableHash(workload), 16) % shards) + 1}`;
};
