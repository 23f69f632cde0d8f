import { check, type Assembly, type Check, type KubernetesObject } from '../../../../lib/change';

const assemblyOf = (objects: readonly KubernetesObject[]): Assembly => ({ stacks: [], clusters: [{ name: 'shop-us-east-1', objects }] });

/** What the gate says of the objects of one cluster. */
export const gate = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Check =>
  check(assemblyOf(before), assemblyOf(after));

/** Its findings in short: `BP510 attention ConfigMap shop/a`. */
export const verdicts = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]): readonly string[] =>
  gate(before, after).findings.map(({ code, verdict, place }) => `${code} ${verdict} ${'object' in place ? place.object : place.stack}`);

/** An edit of the objects of a cluster, and what is to be said of it. */
export interface ClusterCase {
  readonly name: string;
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
  readonly said: readonly string[];
}
