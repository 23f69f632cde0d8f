/** One thing that is asked of objects of a kind. */
export interface ConformityRule {
  /** Name of its policy, behind `strata-`. */
  readonly name: string;
  readonly resource: { readonly group: string; readonly plural: string };
  /** CEL; true for an object that keeps to it. */
  readonly expression: string;
  /** What is wrong with one that does not, and what to do. */
  readonly message: string;
}

const deployments = { group: 'apps', plural: 'deployments' } as const;
const each = (expression: string): string => `object.spec.template.spec.containers.all(c, ${expression})`;

/** What every workload that this package makes keeps to, asked of those that others bring into a team's namespace. */
export const CONFORMITY: readonly ConformityRule[] = [
  {
    name: 'images-are-pinned',
    resource: deployments,
    expression: each("c.image.matches('(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$') && !c.image.matches(':latest(@|$)')"),
    message: 'an image without a tag, or with the tag latest, is another one every day: name a tag or a digest',
  },
  {
    name: 'containers-state-their-size',
    resource: deployments,
    expression: each(
      "has(c.resources) && has(c.resources.requests) && 'cpu' in c.resources.requests && 'memory' in c.resources.requests && has(c.resources.limits) && 'memory' in c.resources.limits",
    ),
    message: 'nodes are chosen by what containers ask for: state requests of cpu and memory, and a limit of memory',
  },
  {
    name: 'listeners-are-probed',
    resource: deployments,
    expression: each('!has(c.ports) || size(c.ports) == 0 || has(c.readinessProbe)'),
    message: 'a container that listens gets requests before it can answer them: give it a readinessProbe',
  },
  {
    name: 'workloads-have-an-account',
    resource: deployments,
    expression: "has(object.spec.template.spec.serviceAccountName) && object.spec.template.spec.serviceAccountName != 'default'",
    message: 'rights are given to accounts: a workload on the account default shares its rights with every other one there',
  },
  {
    name: 'services-stay-inside',
    resource: { group: '', plural: 'services' },
    expression: "!has(object.spec.type) || !(object.spec.type in ['LoadBalancer', 'NodePort'])",
    message: 'load balancers are made by the stacks, which know of them when they are taken down: use type ClusterIP',
  },
];
