import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'labels of the pods that answer for DNS without Auto Mode',
    source: 'https://github.com/aws/aws-network-policy-agent/issues/230; github.com/kubernetes/kubernetes cluster/addons/dns/coredns',
    asOf: '2024-03-07',
  },
  {
    covers: 'TargetGroupBinding of the AWS Load Balancer Controller, and which target groups it may fill',
    source:
      'github.com/kubernetes-sigs/aws-load-balancer-controller 225f4456 docs/guide/targetgroupbinding/targetgroupbinding.md, docs/install/iam_policy.json (RegisterTargets on every target group, without a condition on tags)',
    asOf: '2026-08-17',
  },
  {
    covers: 'add-ons that have to be there without Auto Mode',
    source:
      'github.com/awsdocs/amazon-eks-user-guide 0cc5a760 latest/ug/networking/cni-network-policy-configure.adoc; https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html',
    asOf: '2024-11-22',
  },
];

/** Pods that answer for DNS where Auto Mode does not: CoreDNS, under the label of what it came after. */
export const clusterDns = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } } as const;

/** The open-source controller's own kind; its `spec` takes all that Auto Mode's does. */
export const targetGroupBinding = { apiVersion: 'elbv2.k8s.aws/v1beta1', kind: 'TargetGroupBinding' } as const;

interface Prerequisite {
  readonly what: string;
  /** A command that shows whether it is there. */
  readonly check: string;
}

/** Autoscalers ask it; Auto Mode comes without. */
const metricsServer: Prerequisite = {
  what: 'metrics-server, which autoscalers ask for CPU and memory',
  check: 'kubectl get apiservice v1beta1.metrics.k8s.io',
};

/** What has to be there in EKS Auto Mode before everything of ours works. */
export const autoModePrerequisites: readonly Prerequisite[] = [metricsServer];

/** The same without Auto Mode. */
export const prerequisites: readonly Prerequisite[] = [
  metricsServer,
  {
    what: 'EKS Pod Identity agent, from which pods get their credentials',
    check: 'kubectl get daemonset --namespace kube-system eks-pod-identity-agent',
  },
  {
    what: 'AWS Load Balancer Controller, which registers pods with target groups; its role may register targets in every target group, as its published policy has it',
    check: 'kubectl get crd targetgroupbindings.elbv2.k8s.aws',
  },
  {
    what: 'VPC CNI 1.14 or later with `enableNetworkPolicy`, or another plug-in that enforces network policies',
    check: 'kubectl get daemonset --namespace kube-system aws-node --output yaml | grep enable-network-policy',
  },
];

/** Components that the cluster may run already: what of them has to be there, by their names in the blueprint. */
export const runningComponents: Readonly<Record<string, Prerequisite>> = {
  'argo-rollouts': {
    what: 'Argo Rollouts for all namespaces, in version 1.9 or near it, with which the canaries here are written',
    check: 'kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=argo-rollouts --output wide',
  },
  kyverno: {
    what: 'Kyverno in version 1.19 or near it, with the policies of `policies.kyverno.io/v1`',
    check: 'kubectl get crd validatingpolicies.policies.kyverno.io deletingpolicies.policies.kyverno.io',
  },
};
