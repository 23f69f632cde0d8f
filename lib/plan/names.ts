import { physicalName, type NamedKind } from '../naming';
import type { OutputName } from './entry';

/** Where CloudFront, its certificates and its firewall live, and so everything that exists once per blueprint. */
export const GLOBAL_REGION = 'us-east-1';

/** Names of stacks and physical resources in one region of one blueprint. */
export interface Names {
  /** Name of the CloudFormation stack: `<name>-<region>-<suffix>`. */
  stack(suffix: string): string;
  /** `<stack name>.<output id>`. */
  output(suffix: string, id: string): OutputName;
  /** Physical name: `<name>-<parts…>`, shortened to the limit of its kind. */
  physical(kind: NamedKind, ...parts: readonly string[]): string;
  /** Name of the EKS cluster: `<name>-<region>`, or that of an existing one. */
  readonly cluster: string;
  /** Folder of the cluster's manifests: `<name>-<region>`, whatever the cluster is called. */
  readonly manifests: string;
}

/**
 * @param blueprint - its name
 * @param existingCluster - name of the EKS cluster that is deployed into. @default one of our own
 */
export const namesOf = (blueprint: string, region: string, existingCluster?: string): Names => {
  const stack = (suffix: string): string => `${blueprint}-${region}-${suffix}`;
  return {
    stack,
    output: (suffix, id) => `${stack(suffix)}.${id}`,
    physical: (kind, ...parts) => physicalName(kind, blueprint, ...parts),
    cluster: existingCluster ?? physicalName('cluster', blueprint, region),
    manifests: physicalName('cluster', blueprint, region),
  };
};
