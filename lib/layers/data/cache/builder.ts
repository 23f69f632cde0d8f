import type { Builder } from '../../../build/contract';
import type { CacheSpec } from './capability';

/** The cache lives in the memory of its service: what the plan says is all there is to it. */
export const buildCache: Builder<object, CacheSpec> = () => undefined;
