import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'argo-rollouts: versions, namespace, pod security, images, labels of its pods',
    source: 'github.com/argoproj/argo-helm tag argo-rollouts-2.41.0 charts/argo-rollouts (Chart.yaml, values.yaml, templates); LICENSE',
    asOf: '2026-06-05',
    note: 'rendered with the values of this package; its pods were admitted by a namespace that enforces "restricted"',
  },
  {
    covers: 'kyverno: versions, namespace, pod security, images, labels of its pods, webhook ports',
    source: 'github.com/kyverno/kyverno tag kyverno-chart-3.9.0 charts/kyverno (Chart.yaml, values.yaml, templates); LICENSE',
    asOf: '2026-08-20',
    note: 'rendered with the values of this package; its pods were admitted by a namespace that enforces "restricted"',
  },
  {
    covers: 'chaoskube: image, platforms, user, arguments, permissions',
    source:
      'github.com/linki/chaoskube tag v0.39.1 Dockerfile, main.go, util/util.go, examples/rbac.yaml, .github/workflows/container-image.yml',
    asOf: '2026-07-14',
  },
];

/** The levels of Kubernetes' Pod Security Standards, strictest first. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The namespace of a component of the platform. */
export interface ComponentNamespace {
  readonly name: string;
  /** The strictest level that its pods pass. */
  readonly level: PodSecurityLevel;
  /** Why this level suffices, or why no stricter one does. */
  readonly reason: string;
}

/**
 * The reviewed table of namespaces that belong to components: a component gets the strictest level that it runs under. One that needs
 * more than "restricted" says what for.
 */
export const componentNamespaces = {
  'argo-rollouts': {
    name: 'argo-rollouts',
    level: 'restricted',
    reason:
      'a controller that talks to the Kubernetes API and to nothing else; the chart drops every capability and sets a seccomp profile',
  },
  kyverno: {
    name: 'kyverno',
    level: 'restricted',
    reason: 'webhooks and controllers as an ordinary user (65534); the chart hardens each container and the jobs of its hooks',
  },
  chaoskube: {
    name: 'chaoskube',
    level: 'restricted',
    reason: 'it ends pods through the Kubernetes API: nothing on a node is touched',
  },
} as const satisfies Readonly<Record<string, ComponentNamespace>>;

export type ComponentName = keyof typeof componentNamespaces;

/** A component of the platform that is installed from a chart, pinned. */
export interface Release {
  /** Name of the Helm release, and of the plan's entry: `release/<name>`. */
  readonly name: ComponentName;
  readonly chart: string;
  /** URL of the public chart repository. */
  readonly repository: string;
  /** Version of the chart. */
  readonly version: string;
  /** Version of what it installs. */
  readonly appVersion: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly source: string;
  /** Date of the release of the chart, YYYY-MM-DD. */
  readonly asOf: string;
  /** Ports on which its webhooks listen for the control plane. */
  readonly webhookPorts: readonly number[];
  /** Images that it runs, with their tags. */
  readonly images: readonly string[];
  /** API groups that it defines, whose objects come in later waves. */
  readonly groups: readonly string[];
}

export const argoRollouts: Release = {
  name: 'argo-rollouts',
  chart: 'argo-rollouts',
  repository: 'https://argoproj.github.io/argo-helm',
  version: '2.41.0',
  appVersion: 'v1.9.0',
  licence: 'Apache-2.0',
  source: 'https://github.com/argoproj/argo-helm/tree/argo-rollouts-2.41.0/charts/argo-rollouts',
  asOf: '2026-06-05',
  webhookPorts: [],
  images: ['quay.io/argoproj/argo-rollouts:v1.9.0'],
  groups: ['argoproj.io'],
};

export const kyverno: Release = {
  name: 'kyverno',
  chart: 'kyverno',
  repository: 'https://kyverno.github.io/kyverno',
  version: '3.9.0',
  appVersion: 'v1.19.0',
  licence: 'Apache-2.0',
  source: 'https://github.com/kyverno/kyverno/tree/kyverno-chart-3.9.0/charts/kyverno',
  asOf: '2026-08-20',
  webhookPorts: [9443],
  images: [
    'reg.kyverno.io/kyverno/kyverno:v1.19.0',
    'reg.kyverno.io/kyverno/kyvernopre:v1.19.0',
    'reg.kyverno.io/kyverno/background-controller:v1.19.0',
    'reg.kyverno.io/kyverno/cleanup-controller:v1.19.0',
    'reg.kyverno.io/kyverno/reports-controller:v1.19.0',
    'reg.kyverno.io/kyverno/kyverno-cli:v1.19.0',
    'ghcr.io/kyverno/readiness-checker:v1.19.0',
  ],
  groups: ['kyverno.io', 'policies.kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
};

/** Every release that can be planned, by name. */
export const releases: Readonly<Record<string, Release>> = { 'argo-rollouts': argoRollouts, kyverno };

/** Ends one pod now and then. It needs to list and delete pods, and to write down what it did as events. */
export const chaoskube = {
  repository: 'ghcr.io/linki/chaoskube',
  tag: 'v0.39.1',
  licence: 'MIT',
  platforms: ['linux/amd64', 'linux/arm64'],
  /** `USER 65534` in its Dockerfile. */
  uid: 65_534,
  /** Serves /healthz and /metrics (main.go, `metrics-address`). */
  port: 8080,
  source: 'https://github.com/linki/chaoskube/tree/v0.39.1',
} as const;
