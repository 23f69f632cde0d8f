import { handle, type Builder } from '../../../build/contract';
import { binding } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import type { EdgeSize, EdgeSpec } from './capability';
import { podTargets } from './chart';
import { PrivateLoadBalancer } from './construct';
import { PodTargetGroup } from './target-group';

/** The private load balancer, as what stands before it needs it. */
export interface EdgeHandle {
  readonly loadBalancerArn: string;
  readonly dnsName: string;
}
export const EDGE = handle<EdgeHandle>('edge/main');

export const buildEdge: Builder<EdgeSize, EdgeSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('Edge');
  const network = context.use(NETWORK);
  const balancer = new PrivateLoadBalancer(stack, 'Edge', {
    name: spec.name,
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds,
    sourcePrefixListId: spec.prefixList,
    ...spec.listener,
    nodeSecurityGroupId: network.nodeSecurityGroupId,
    nodePorts: spec.ports,
    accessLogBucket: network.accessLogs.bucketName,
    idleTimeoutSeconds: size.idleTimeoutSeconds,
    deletionProtection: spec.deletionProtection,
  });
  const groups = new Map(
    spec.targets.map((target) => {
      const { health } = target;
      const group = new PodTargetGroup(stack, target.logicalId, {
        name: target.name,
        vpcId: network.vpcId,
        ...(spec.controller ? {} : { clusterName: spec.cluster }),
        healthPath: health.path,
        healthPort: health.port,
        healthCodes: health.codes,
        healthIntervalSeconds: size.healthCheckSeconds,
        drainSeconds: size.drainSeconds,
      });
      context.pin(group.resource, target.logicalId);
      context.output('Edge', target.output, group.arn, `Target group of ${target.service}`);
      return [target.service, group] as const;
    }),
  );
  for (const { logicalId, service, ...rule } of spec.rules)
    context.pin(balancer.forward(logicalId, { ...rule, targetGroupArn: (groups.get(service) as PodTargetGroup).arn }), logicalId);
  for (const team of [...new Set(spec.targets.map((t) => t.team))].sort()) {
    const chart = context.manifests.chart('20-services', `edge-${team}`);
    for (const { service, port, output } of spec.targets.filter((t) => t.team === team))
      podTargets(chart, {
        service,
        namespace: team,
        port,
        targetGroupArn: binding(context.names.stack('Edge'), output),
        autoMode: !spec.controller,
      });
  }

  const { loadBalancer } = balancer;
  context.provide(EDGE, { loadBalancerArn: loadBalancer.ref, dnsName: loadBalancer.attrDnsName });
  context.provideAttributes(id, {
    loadBalancerFullName: loadBalancer.attrLoadBalancerFullName,
    ...Object.fromEntries([...groups].map(([service, group]) => [`${service}TargetGroupFullName`, group.fullName])),
  });
};
