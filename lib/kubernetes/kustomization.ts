import { cdk8s } from './cdk8s';

/** A kustomization that holds these files or folders, in this order. */
export const kustomization = (resources: readonly string[]): string =>
  cdk8s().Yaml.stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [...resources] });
