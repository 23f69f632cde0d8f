import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Profile } from '../../lib/blueprint';
import type { ChangeCode } from '../../lib/change';
import { ROOT } from '../program';

/** A blueprint as it is written. */
export type Draft = Record<string, unknown>;

/** A small change of a blueprint: the value of one key (`services.web.port`), or `undefined` where the key goes. */
export type Step = readonly [path: string, value: unknown];

/** An edit of a stock blueprint, and what a careful engineer says of it. The verdict was written down before the gate was asked. */
export interface Edit {
  readonly name: string;
  /** The stock blueprint that is deployed. */
  readonly of: 'startup' | 'growth';
  readonly profile: Profile;
  /** What the deployed blueprint has beyond the stock one. @default nothing */
  readonly given?: readonly Step[];
  readonly steps: readonly Step[];
  /** The profile that it changes to. @default the same */
  readonly to?: Profile;
  /** Codes that refuse it, sorted; none: it passes. */
  readonly refused: readonly ChangeCode[];
  /** Codes that must be said besides. @default none has to */
  readonly noticed?: readonly ChangeCode[];
  /** What becomes of resources that are there. `kept`: each stays. `lost`: some are replaced or removed. */
  readonly resources: 'kept' | 'lost';
  /** Nothing may change at all. @default false */
  readonly nothing?: boolean;
}

/** YAML 1.2 knows no `1_000`, which blueprints may write. */
const stock = (tier: string): Draft =>
  parse(readFileSync(join(ROOT, `blueprints/${tier}.yaml`), 'utf8').replace(/(?<=\d)_(?=\d)/g, '')) as Draft;

const applied = (draft: Draft, [path, value]: Step): void => {
  const keys = path.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce((at, key) => (at[key] ??= {}) as Draft, draft);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
};

/** The deployed blueprint of an edit, and the edited one. */
export const draftsOf = ({ of, given = [], steps }: Edit): { readonly before: Draft; readonly after: Draft } => {
  const [before, after] = [stock(of), stock(of)];
  for (const step of given) applied(before, step);
  for (const step of [...given, ...steps]) applied(after, step);
  return { before, after };
};
