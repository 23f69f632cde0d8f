import type { ApiObjectProps } from 'cdk8s';
import { apiObject } from '../../../kubernetes/cdk8s';
import { Construct } from 'constructs';
import { disruptionBudgetOf } from '../../../kubernetes/disruption-budget';
import { kubernetesApi } from '../../../kubernetes/known-traffic';
import { labelsOf, selectorLabels } from '../../../kubernetes/labels';
import { networkPolicy } from '../../../kubernetes/network-policy';
import { placementOf, type Placement } from '../../../kubernetes/placement';
import { serviceAccountOf } from '../../../kubernetes/pod';
import { resourcesOf } from '../../../kubernetes/resources';
import { containerSecurity, podSecurity } from '../../../kubernetes/security';
import { spreadOf } from '../../../kubernetes/spread';
import type { PodSpec } from '../../../kubernetes/types';
import { checkProps, dnsLabel, items, text, whole } from '../../props';

export interface PodChaosProps extends Placement {
  /** Image of chaoskube, with a tag. */
  readonly image: string;
  /** Numeric user and group of the image. */
  readonly uid: number;
  /** Port of its health check. @default 8080 */
  readonly port?: number;
  /** Namespace that it runs in. */
  readonly namespace: string;
  /** The product that it is a part of. */
  readonly partOf: string;
  /** Namespaces whose pods it may end. */
  readonly targets: readonly string[];
  /** Labels that these pods have, as a selector. */
  readonly selector: string;
  /** End pods; otherwise it only says which one it would have ended. @default false */
  readonly enabled?: boolean;
  /** Minutes between two pods. @default 60 */
  readonly intervalMinutes?: number;
  /** Minutes that a pod has to have run. @default 60 */
  readonly minimumAgeMinutes?: number;
  /** Days on which nothing is ended, such as `Sat,Sun`. @default none */
  readonly quietWeekdays?: string;
  /** Time of the day at which nothing is ended, UTC, such as `16:00-10:00`. @default none */
  readonly quietTimesOfDay?: string;
  /** Kubernetes CPU request. @default '10m' */
  readonly cpu?: string;
  /** Kubernetes memory request and limit. @default '64Mi' */
  readonly memory?: string;
  /** Address blocks of the subnets with the control plane's network interfaces. */
  readonly privateBlocks: readonly string[];
  /** Address of the service `kubernetes`. @default that of 172.20.0.0/16 */
  readonly apiAddress?: string;
}

const NAME = 'chaoskube';
const RBAC = 'rbac.authorization.k8s.io';
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the kubelet would mount by itself, asked for by the one pod that talks to the API: the account's own token stays mounted nowhere. */
const credentials = {
  name: 'kubernetes-api',
  projected: {
    defaultMode: 0o444,
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3_600 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
    ],
  },
};

const argsOf = (props: PodChaosProps): string[] => [
  props.enabled ? '--no-dry-run' : '--dry-run',
  `--interval=${props.intervalMinutes ?? 60}m`,
  `--minimum-age=${props.minimumAgeMinutes ?? 60}m`,
  `--namespaces=${[...props.targets].sort().join(',')}`,
  `--labels=${props.selector}`,
  '--timezone=UTC',
  ...(props.quietWeekdays ? [`--excluded-weekdays=${props.quietWeekdays}`] : []),
  ...(props.quietTimesOfDay ? [`--excluded-times-of-day=${props.quietTimesOfDay}`] : []),
  '--log-format=json',
];

const podOf = (props: PodChaosProps): PodSpec => {
  const port = props.port ?? 8080;
  const probe = { httpGet: { path: '/healthz', port }, periodSeconds: 10, timeoutSeconds: 3 };
  return {
    serviceAccountName: NAME,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...placementOf(props),
    securityContext: podSecurity({ uid: props.uid }),
    topologySpreadConstraints: spreadOf(NAME),
    containers: [
      {
        name: NAME,
        image: props.image,
        args: argsOf(props),
        ports: [{ name: 'health', containerPort: port }],
        startupProbe: { ...probe, periodSeconds: 3, failureThreshold: 20 },
        readinessProbe: { ...probe, failureThreshold: 2 },
        livenessProbe: { ...probe, failureThreshold: 6 },
        resources: resourcesOf({ cpu: props.cpu ?? '10m', memory: props.memory ?? '64Mi' }),
        securityContext: containerSecurity(),
        volumeMounts: [{ name: credentials.name, mountPath: TOKEN, readOnly: true }],
      },
    ],
    volumes: [credentials],
  };
};

/**
 * Ends one pod now and then, in office hours, so that services are built for it; or only says which, until that is wanted. It sees pods
 * everywhere, for chaoskube looks among all of them, and may end those of the namespaces named: while it only says which, of none.
 */
export class PodChaos extends Construct {
  constructor(scope: Construct, id: string, props: PodChaosProps) {
    super(scope, id);
    checkProps(this, props, {
      namespace: dnsLabel,
      // chaoskube takes an empty selector for all pods, and an empty list for all namespaces.
      targets: items(1, Infinity, 'namespaces'),
      selector: text(/./, 'a selector of labels, such as app.kubernetes.io/part-of=shop'),
      intervalMinutes: whole(1),
      minimumAgeMinutes: whole(0),
      port: whole(1, 65_535),
      privateBlocks: items(1, Infinity, 'address blocks'),
    });
    const { namespace, targets, enabled = false } = props;
    const of = { name: NAME, component: 'chaos', partOf: props.partOf, team: 'strata' };
    const labels = { ...labelsOf(of) };
    const inside = (object: ApiObjectProps): ApiObjectProps => ({ ...object, metadata: { ...object.metadata, namespace } });
    const subjects = [{ kind: 'ServiceAccount', name: NAME, namespace }];
    apiObject(this, 'ServiceAccount', inside(serviceAccountOf(of)));
    this.grant('Watch', { name: NAME, labels }, [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }], subjects);
    if (enabled)
      for (const target of [...targets].sort())
        this.grant(
          `End-${target}`,
          { name: NAME, namespace: target, labels },
          [
            { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
            { apiGroups: [''], resources: ['events'], verbs: ['create'] },
          ],
          subjects,
        );
    apiObject(this, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: NAME, namespace, labels },
      spec: {
        replicas: 1,
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(NAME) },
        // Two at a time would end two pods at a time.
        strategy: { type: 'Recreate' },
        template: { metadata: { labels }, spec: podOf(props) },
      },
    });
    apiObject(this, 'DisruptionBudget', inside(disruptionBudgetOf(of)));
    const egress = [kubernetesApi(props.privateBlocks, props.apiAddress)];
    apiObject(this, 'NetworkPolicy', inside(networkPolicy({ name: NAME, labels, egress })));
  }

  /** A role and its binding, in a namespace or, without one, for the whole cluster. */
  private grant(
    id: string,
    metadata: { readonly name: string; readonly namespace?: string; readonly labels: Readonly<Record<string, string>> },
    rules: readonly object[],
    subjects: readonly object[],
  ): void {
    const kind = metadata.namespace === undefined ? 'ClusterRole' : 'Role';
    const apiVersion = `${RBAC}/v1`;
    apiObject(this, `${id}Role`, { apiVersion, kind, metadata, rules });
    apiObject(this, `${id}Binding`, {
      apiVersion,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: RBAC, kind, name: metadata.name },
      subjects,
    });
  }
}
