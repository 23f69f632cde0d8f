import { Yaml } from 'cdk8s';

/** A kustomization that holds these files or folders, in this order. */
export const kustomization = (resources: readonly string[]): string =>
  Yaml.stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [...resources] });
