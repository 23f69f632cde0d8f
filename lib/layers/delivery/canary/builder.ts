import type { Builder } from '../../../build/contract';
import type { RolloutSize, RolloutSpec } from './capability';
import { CanaryRollout } from './chart';

export const buildRollout: Builder<RolloutSize, RolloutSpec> = ({ size, spec }, context) => {
  const { name, team } = spec;
  const chart = context.manifests.chart('30-delivery', `${team}-${name}`, { namespace: team, foreign: true });
  new CanaryRollout(chart, 'Canary', { ...spec, ...size });
};
