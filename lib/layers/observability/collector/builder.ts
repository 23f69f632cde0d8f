import type { Builder } from '../../../build/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import type { CollectorSize, CollectorSpec } from './capability';
import { MetricsCollector } from './chart';

export const buildCollector: Builder<CollectorSize, CollectorSpec> = ({ size, spec }, context) => {
  const network = context.use(NETWORK);
  const { pods } = context.use(CLUSTER);
  new MetricsCollector(context.manifests.chart('10-platform', spec.name, { namespace: spec.namespace }), 'Collector', {
    ...spec,
    ...size,
    component: 'collector',
    team: 'strata',
    region: context.region,
    vpcBlock: network.cidr,
    endpointBlocks: network.blocks.endpoints,
    dns: pods.dns,
    ...pods.placement,
  });
};
