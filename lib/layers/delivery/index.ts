export { CanaryRollout, type CanaryRolloutProps } from './canary/chart';
export { PAUSE_SECONDS, PROGRESS_DEADLINE_SECONDS, stepsFor } from './canary/steps';
export { GitOps, type GitOpsProps } from './gitops/chart';
export { HelmRelease, ReleaseNamespace, type HelmReleaseProps, type ReleaseNamespaceProps } from './release/chart';
export { podsOf, valuesOf, type ReleasePods, type ReleaseSize } from './release/values';
