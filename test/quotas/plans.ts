import { planOrThrow, type Plan, type PlanEntry } from '../../lib/plan';
import type { QuotaUse } from '../../lib/plan/usage';
import { blueprintOf } from '../support/blueprint';

const plain = planOrThrow(blueprintOf());

export interface Using {
  /** @default 'test/one' */
  readonly id?: `${string}/${string}`;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default {} */
  readonly size?: object;
  readonly quotas: readonly QuotaUse[];
}

const entryOf = ({ id = 'test/one', region = 'us-east-1', size = {}, quotas }: Using): PlanEntry => ({
  id,
  kind: 'test',
  layer: 'platform',
  region,
  phase: 1,
  engine: 'test',
  size,
  spec: {},
  reason: 'a test',
  alternatives: [],
  needs: [],
  provides: [],
  stateful: [],
  quotas,
});

/** A plan of entries that use quotas, and of nothing else. */
export const planUsing = (entries: readonly Using[], regions: readonly string[] = ['us-east-1']): Plan => ({
  ...plain,
  regions,
  entries: entries.map(entryOf),
});
