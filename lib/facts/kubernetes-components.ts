import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'argo-rollouts 1.9: versions of Kubernetes that its end-to-end tests run on',
    source: 'github.com/argoproj/argo-rollouts 00930518 .github/workflows/testing.yaml',
    asOf: '2026-03-20',
    note: 'the project publishes no table; a copy of the workflow near v1.9.0, whose day of release is given. Its main branch of 2026-08-17 (9f8d111d) runs 1.32 to 1.35',
  },
  {
    covers: 'kyverno 1.19: supported versions; the least that its chart installs on',
    source:
      'github.com/endoflife-date/endoflife.date 4738afe3 products/kyverno.md (supportedK8sVersions, read by it from kyverno.io); github.com/kyverno/kyverno 111e07bb .github/workflows/tests-conformance.yaml, charts/kyverno/Chart.yaml (kubeVersion)',
    asOf: '2026-08-21',
    note: 'one of its workflows, which generates admission policies, runs on 1.36, too',
  },
  {
    covers: 'metrics-server 0.8 and 0.9: least supported version',
    source: 'github.com/kubernetes-sigs/metrics-server 5ed5d3a2 README.md (compatibility matrix)',
    asOf: '2026-08-04',
  },
  {
    covers: 'Argo CD: versions of Kubernetes that it is tested with, by its own version',
    source:
      'https://argo-cd.readthedocs.io/en/stable/operator-manual/tested-kubernetes-versions/ as of v3.5.3, and of v3.6.0-rc1 for 3.6, as quoted by a public note of 2026-10-01',
    asOf: '2026-10-01',
    note: 'secondary: the copy at hand ends with 3.2',
  },
  {
    covers: 'chaoskube 0.39: nothing is said of versions of Kubernetes',
    source: 'github.com/linki/chaoskube 58fc0b1 README.md, go.mod (client-go v0.36.2)',
    asOf: '2026-07-14',
  },
];

/** Which versions of Kubernetes the makers of a component stand up for. */
export interface ComponentSupport {
  /** Name for people. */
  readonly name: string;
  /** Minor version of the component that this is said of, without a `v`; absent where it is said of all. */
  readonly of?: string;
  /** Minor versions of Kubernetes that it is tested with or supported on. Without a last one, every later version. */
  readonly tested?: { readonly first: string; readonly last?: string };
  /** It does not install on an older one. */
  readonly least?: string;
  /** Where its makers say what the newest version supports. */
  readonly lookAt: string;
  /** API groups of the kinds that it defines. */
  readonly groups: readonly string[];
}

/** By the name of its release or add-on. */
export const componentSupport: Readonly<Record<string, ComponentSupport>> = {
  'argo-rollouts': {
    name: 'Argo Rollouts',
    of: '1.9',
    tested: { first: '1.31', last: '1.34' },
    lookAt: 'https://github.com/argoproj/argo-rollouts/releases',
    groups: ['argoproj.io'],
  },
  kyverno: {
    name: 'Kyverno',
    of: '1.19',
    tested: { first: '1.33', last: '1.35' },
    least: '1.25',
    lookAt: 'https://kyverno.io/docs/installation/releases/',
    groups: ['kyverno.io', 'policies.kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
  },
  'metrics-server': {
    name: 'metrics-server',
    of: '0.9',
    tested: { first: '1.34' },
    lookAt: 'https://github.com/kubernetes-sigs/metrics-server#compatibility-matrix',
    groups: ['metrics.k8s.io'],
  },
  chaoskube: { name: 'chaoskube', lookAt: 'https://github.com/linki/chaoskube/releases', groups: [] },
  'load-balancer-controller': {
    name: 'AWS Load Balancer Controller',
    lookAt: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/',
    groups: ['elbv2.k8s.aws'],
  },
};

/** Versions of Kubernetes that Argo CD is tested with, by its own minor version, oldest first. */
export const argoCdTested: readonly { readonly argoCd: string; readonly first: string; readonly last: string }[] = [
  { argoCd: '3.3', first: '1.32', last: '1.35' },
  { argoCd: '3.4', first: '1.32', last: '1.35' },
  { argoCd: '3.5', first: '1.33', last: '1.36' },
  { argoCd: '3.6', first: '1.34', last: '1.37' },
];

/** Where Argo CD says it. */
export const ARGO_CD_LOOK_AT = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/tested-kubernetes-versions/';

/** Groups whose kinds EKS Auto Mode brings itself, in the version that fits the control plane. */
export const AUTO_MODE_GROUPS: readonly string[] = ['eks.amazonaws.com', 'karpenter.sh'];
