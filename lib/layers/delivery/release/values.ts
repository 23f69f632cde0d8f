import { kyverno as kyvernoRelease, type ComponentName } from '../../../facts/releases';

/** What the builder knows of a release when it writes the values of its chart. */
export interface ReleaseSize {
  /** Pods of what answers webhooks or elects a leader, each of which can do the work alone. */
  readonly replicas: number;
}

/** Pods of one component, and what each asks for. */
export interface ReleasePods {
  /** As the chart names it. */
  readonly component: string;
  /** As many as the size says; otherwise one. */
  readonly replicated: boolean;
  readonly cpu: string;
  /** Kubernetes memory request and limit. */
  readonly memory: string;
}

/**
 * What the controllers ask for. CPU is what the charts propose; memory is what they propose as a limit, and as much is asked for, so that
 * a node never runs out of it. 256Mi for the rollouts controller is ours: its chart names none.
 */
const PODS: Readonly<Record<'argo-rollouts' | 'kyverno', readonly ReleasePods[]>> = {
  'argo-rollouts': [{ component: 'controller', replicated: true, cpu: '50m', memory: '256Mi' }],
  kyverno: [
    { component: 'admissionController', replicated: true, cpu: '100m', memory: '384Mi' },
    { component: 'cleanupController', replicated: true, cpu: '100m', memory: '128Mi' },
    { component: 'reportsController', replicated: false, cpu: '100m', memory: '128Mi' },
  ],
};

export const podsOf = (name: ComponentName): readonly ReleasePods[] => (name === 'chaoskube' ? [] : PODS[name]);

const resourcesOf = (name: 'argo-rollouts' | 'kyverno', component: string) => {
  const { cpu = '', memory = '' } = PODS[name].find((p) => p.component === component) ?? {};
  return { requests: { cpu, memory, 'ephemeral-storage': '256Mi' }, limits: { memory, 'ephemeral-storage': '1Gi' } };
};

/** The nodes of the built-in pool take what tolerates this taint: the platform's own controllers may run there too. */
const TOLERATIONS = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }];

const spread = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' };

/** Argo Rollouts for canaries by replicas alone: no dashboard, and no rights on the objects of meshes and ingress controllers. */
const argoRollouts = ({ replicas }: ReleaseSize) => ({
  installCRDs: true,
  keepCRDs: true,
  providerRBAC: { enabled: false },
  dashboard: { enabled: false },
  podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containerSecurityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  controller: {
    replicas,
    logging: { level: 'info', format: 'json' },
    resources: resourcesOf('argo-rollouts', 'controller'),
    tolerations: TOLERATIONS,
    topologySpreadConstraints: [spread],
    pdb: { enabled: true, maxUnavailable: 1 },
  },
});

/** Pods of hooks carry no label of their release unless told to, and network policies find them by it. */
const HOOK_LABELS = { podLabels: { 'app.kubernetes.io/instance': 'kyverno' }, tolerations: TOLERATIONS };

/** Labels by which a chart's spread over zones finds the pods of one controller. */
const kyvernoSpread = (component: string) => ({
  ...spread,
  labelSelector: { matchLabels: { 'app.kubernetes.io/instance': 'kyverno', 'app.kubernetes.io/component': component } },
});

/** The chart takes one of the two, and its own values have the other; zero counts as none there (templates/_helpers/_pdb.tpl). */
const budget = { enabled: true, minAvailable: 0, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' };

/**
 * Kyverno to look and to tidy up, not to stand in the way: its webhooks let through what they could not judge, and what would change
 * objects (the background controller) is left out.
 */
const kyverno = ({ replicas }: ReleaseSize) => ({
  features: { forceFailurePolicyIgnore: { enabled: true }, logging: { format: 'json' } },
  crds: { migration: HOOK_LABELS },
  webhooksCleanup: HOOK_LABELS,
  // `helm test` would run whatever is newest.
  test: { image: { tag: kyvernoRelease.appVersion } },
  admissionController: {
    replicas,
    tolerations: TOLERATIONS,
    container: { resources: resourcesOf('kyverno', 'admissionController') },
    podDisruptionBudget: budget,
    topologySpreadConstraints: [kyvernoSpread('admission-controller')],
  },
  backgroundController: { enabled: false },
  cleanupController: {
    replicas,
    tolerations: TOLERATIONS,
    resources: resourcesOf('kyverno', 'cleanupController'),
    podDisruptionBudget: budget,
    topologySpreadConstraints: [kyvernoSpread('cleanup-controller')],
    // Namespaces of previews and nothing else: the policy in 45-policies says which.
    rbac: {
      clusterRole: { extraResources: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['delete', 'get', 'list', 'watch'] }] },
    },
  },
  reportsController: { replicas: 1, tolerations: TOLERATIONS, resources: resourcesOf('kyverno', 'reportsController') },
});

/** The values of a release's chart: what stands in its Argo CD Application, and in the file beside it for plain Helm. */
export const valuesOf = (name: ComponentName, size: ReleaseSize): object => {
  switch (name) {
    case 'argo-rollouts':
      return argoRollouts(size);
    case 'kyverno':
      return kyverno(size);
    case 'chaoskube':
      throw new Error('chaoskube is no release: its manifests are ours');
  }
};
