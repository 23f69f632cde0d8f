/** Whose an object is, as people and selectors find it. */
export interface Ownership {
  /** Name of the workload. */
  readonly name: string;
  /** Its role in the architecture, such as `gateway`. */
  readonly component: string;
  /** The product that it is a part of: the blueprint's name. */
  readonly partOf: string;
  readonly team: string;
}

/** The one label that selects the pods of a workload. A selector cannot be changed, so it says nothing that could. */
export const selectorLabels = (name: string): { readonly 'app.kubernetes.io/name': string } => ({ 'app.kubernetes.io/name': name });

/** The recommended labels (Kubernetes, "Recommended Labels"), and the team that answers for it. */
export const labelsOf = ({ name, component, partOf, team }: Ownership): Readonly<Record<string, string>> => ({
  ...selectorLabels(name),
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/part-of': partOf,
  'app.kubernetes.io/managed-by': 'strata',
  'strata/team': team,
});
