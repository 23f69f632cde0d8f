import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import type { PodSecurityLevel } from '../../../facts/releases';
import { dns, fromControlPlane, kubernetesApi } from '../../../kubernetes/known-traffic';
import { RestrictedNamespace } from '../../../kubernetes/namespace';
import { networkPolicy } from '../../../kubernetes/network-policy';
import type { Traffic } from '../../../kubernetes/traffic';
import { checkProps, dnsLabel, items, text } from '../../props';

export interface ReleaseNamespaceProps {
  /** Name of the namespace. */
  readonly name: string;
  /** The product that it is a part of. */
  readonly partOf: string;
  /** Kubernetes minor version whose Pod Security Standards hold, such as `1.36`. */
  readonly kubernetes: string;
  /** The strictest level that the component's pods pass. @default 'restricted' */
  readonly level?: PodSecurityLevel;
  /** Name of the Helm release; every pod of it carries it as `app.kubernetes.io/instance`. @default the namespace's name */
  readonly release?: string;
  /** Ports on which its webhooks listen for the control plane. @default none */
  readonly webhookPorts?: readonly number[];
  /** Address blocks of the subnets with the control plane's network interfaces. */
  readonly privateBlocks: readonly string[];
  /** Address of the service `kubernetes`. @default that of 172.20.0.0/16 */
  readonly apiAddress?: string;
  /** How pods ask for names. @default at the DNS address of 172.20.0.0/16 */
  readonly names?: readonly Traffic[];
}

/**
 * The namespace of a component that talks to the Kubernetes API: its pods ask for names and reach the API, the control plane reaches its
 * webhooks, and nothing else goes in or out.
 */
export class ReleaseNamespace extends Construct {
  constructor(scope: Construct, id: string, props: ReleaseNamespaceProps) {
    super(scope, id);
    checkProps(this, props, {
      name: dnsLabel,
      kubernetes: text(/^\d+\.\d+$/, 'a minor version, such as 1.36'),
      privateBlocks: items(1, Infinity, 'address blocks'),
    });
    const { name, partOf, kubernetes, level, release = name, webhookPorts = [], privateBlocks, apiAddress, names = [dns()] } = props;
    const labels = { 'app.kubernetes.io/part-of': partOf, 'app.kubernetes.io/managed-by': 'strata' };
    new RestrictedNamespace(this, 'Namespace', { name, partOf, kubernetes, ...(level ? { level } : {}) });
    const policy = networkPolicy({
      name: `strata.${release}`,
      labels,
      selector: { matchLabels: { 'app.kubernetes.io/instance': release } },
      ...(webhookPorts.length > 0 ? { ingress: [fromControlPlane(privateBlocks, webhookPorts)] } : {}),
      egress: [...names, kubernetesApi(privateBlocks, apiAddress)],
    });
    apiObject(this, 'Traffic', { ...policy, metadata: { ...policy.metadata, namespace: name } });
  }
}

export interface HelmReleaseProps {
  /** Name of the Helm release and of the Application. */
  readonly name: string;
  readonly chart: string;
  /** URL of the chart repository. */
  readonly repository: string;
  /** Version of the chart, exactly. */
  readonly version: string;
  /** Namespace that it is installed into; it has to be there. */
  readonly namespace: string;
  /** What differs from the chart's own values. @default nothing */
  readonly values?: object;
  /** Argo CD's project. @default 'default' */
  readonly project?: string;
  /** Namespace of Argo CD. @default 'argocd' */
  readonly argocdNamespace?: string;
}

/**
 * A chart as an Argo CD Application, pinned. It puts back by itself what somebody changed by hand, since nobody keeps two truths about a
 * component; and it deletes nothing by itself, nor with the Application, since with a component's definitions all their objects would go.
 */
export class HelmRelease extends Construct {
  constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id);
    checkProps(this, props, {
      name: dnsLabel,
      version: text(/^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/, 'one version, such as 1.2.3, no range'),
      namespace: dnsLabel,
    });
    apiObject(this, 'Application', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: props.name,
        namespace: props.argocdNamespace ?? 'argocd',
        labels: { 'app.kubernetes.io/managed-by': 'strata', 'app.kubernetes.io/name': props.name },
      },
      spec: {
        project: props.project ?? 'default',
        source: {
          repoURL: props.repository,
          chart: props.chart,
          targetRevision: props.version,
          helm: { releaseName: props.name, ...(props.values ? { valuesObject: props.values } : {}) },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: props.namespace },
        syncPolicy: {
          automated: { prune: false, selfHeal: true },
          // Definitions as large as these do not fit into the annotation of a client-side apply.
          syncOptions: ['ServerSideApply=true'],
          retry: { limit: 5, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
        },
      },
    });
  }
}
