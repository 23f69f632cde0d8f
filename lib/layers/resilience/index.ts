export { BackupVault, type BackupVaultProps } from './backup/construct';
export { DatabaseExperiment, type DatabaseExperimentProps } from './experiment/construct';
