import type { Rule } from './changes';
import { immutableRule } from './manifests/immutable/rule';
import { statefulRule } from './templates/stateful';

/** Every rule of the change gate. The order does not matter: findings are sorted. */
export const RULES: readonly Rule[] = [statefulRule, immutableRule];
