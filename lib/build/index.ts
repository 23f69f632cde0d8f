export { createApp } from './app';
export { build, type Builders, type Built } from './build';
export { BUDGETS } from './budgets';
export { handle, type BuildContext, type Builder, type Handle } from './contract';
export { FEATURE_FLAGS } from './feature-flags';
