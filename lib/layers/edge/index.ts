export { DistributionLog, type DistributionLogProps } from './distribution/access-log';
export { PrivateOriginDistribution, type PrivateOriginDistributionProps } from './distribution/construct';
export { DistributionNames, DnsCertificate, type DistributionNamesProps, type DnsCertificateProps } from './distribution/domain';
export { EdgeFirewall, type EdgeFirewallProps } from './distribution/firewall';
export { podTargets, type PodTargetsProps } from './load-balancer/chart';
export { PrivateLoadBalancer, type ForwardProps, type PrivateLoadBalancerProps } from './load-balancer/construct';
export { PodTargetGroup, type PodTargetGroupProps } from './load-balancer/target-group';
