import type { Blueprint, BlueprintInput } from '../../lib/blueprint';
import { blueprintOf } from './blueprint';

/** A blueprint at growth with what a test asks for, on the plain engines of the platform: what a store needs is not theirs to change. */
export const grown = (input: Partial<BlueprintInput> = {}): Blueprint =>
  blueprintOf({
    tier: 'growth',
    platform: { delivery: { strategy: 'rolling', engine: 'kubernetes' }, metrics: 'cloudwatch' },
    ...input,
  });
