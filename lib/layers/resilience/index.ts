export { BackupVault, type BackupVaultProps } from './backup/construct';
export { PodChaos, type PodChaosProps } from './chaos/chart';
export { quietTimes, type QuietTimes } from './chaos/hours';
export { PodDeleteExperiment, type PodDeleteExperimentProps } from './pod-experiment/construct';
export { PodExperimentAccess, type PodExperimentAccessProps } from './pod-experiment/chart';
export { ConformityPolicies, PreviewJanitor, type ConformityPoliciesProps, type PreviewJanitorProps } from './policies/chart';
export { CONFORMITY, type ConformityRule } from './policies/rules';
export { DatabaseExperiment, type DatabaseExperimentProps } from './experiment/construct';
