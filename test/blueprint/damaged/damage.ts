import type { BlueprintCode, Tier } from '../../../lib/blueprint';

/** One damaged blueprint and the answer that its author deserves. */
export interface Damage {
  readonly name: string;
  /** The text; « stands where the diagnostic has to point, and is taken out. */
  readonly text: string;
  readonly code: BlueprintCode;
  /** Part of the message. */
  readonly says: string;
  /** Part of the hint. */
  readonly hint?: string;
  /** Asked for, as with `-c tier`. */
  readonly tier?: Tier;
}

export const MARK = '«';

/** The first lines that every blueprint has. */
export const head = (tier: Tier = 'startup', more = ''): string => `version: 1\nname: demo\ntier: ${tier}\n${more}`;

/** A damaged body under an intact head. */
export const body = (name: string, code: BlueprintCode, text: string, says: string, hint?: string, tier: Tier = 'startup'): Damage => ({
  name,
  code,
  text: head(tier) + text,
  says,
  ...(hint === undefined ? {} : { hint }),
});

/** A damaged file as a whole. */
export const whole = (name: string, code: BlueprintCode, text: string, says: string, hint?: string): Damage => ({
  name,
  code,
  text,
  says,
  ...(hint === undefined ? {} : { hint }),
});

/** A public Node service called web, to which lines (indented by four) are added. */
export const web = (lines = ''): string => `services:\n  web:\n    runtime: node\n    expose: public\n${lines}`;
