import { Construct } from 'constructs';
import type { PodSecurityLevel } from '../facts/releases';
import { apiObject } from './cdk8s';
import { denyAll } from './network-policy';

export interface RestrictedNamespaceProps {
  readonly name: string;
  /** The product that it is a part of. */
  readonly partOf: string;
  /** Kubernetes minor version whose Pod Security Standards hold, such as `1.36`. */
  readonly kubernetes: string;
  /** What it enforces; a component of the platform may need more than services do. @default 'restricted' */
  readonly level?: PodSecurityLevel;
  /** Further labels. @default none */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A namespace that admits only pods fit for Pod Security "restricted", in which nothing talks to anything unless a policy says so, and
 * which makes no load balancer and opens no port on nodes behind CloudFormation's back.
 */
export class RestrictedNamespace extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, partOf, kubernetes, level: enforced = 'restricted', labels: more }: RestrictedNamespaceProps,
  ) {
    super(scope, id);
    const labels = { 'app.kubernetes.io/part-of': partOf, 'app.kubernetes.io/managed-by': 'strata', ...more };
    const level = (mode: string) => ({
      [`pod-security.kubernetes.io/${mode}`]: enforced,
      [`pod-security.kubernetes.io/${mode}-version`]: `v${kubernetes}`,
    });
    const inside = { namespace: name, labels };
    apiObject(this, 'Namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { ...labels, ...level('enforce'), ...level('warn'), ...level('audit') } },
    });
    const deny = denyAll(labels);
    apiObject(this, 'DefaultDeny', { ...deny, metadata: { ...deny.metadata, namespace: name } });
    apiObject(this, 'Quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { ...inside, name: 'no-cluster-made-entrances' },
      spec: { hard: { 'services.loadbalancers': '0', 'services.nodeports': '0' } },
    });
    // For what people start by hand, such as a shell to look around: our own containers state their size.
    apiObject(this, 'Limits', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { ...inside, name: 'container-defaults' },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { cpu: '50m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
            default: { memory: '128Mi', 'ephemeral-storage': '1Gi' },
          },
        ],
      },
    });
  }
}
