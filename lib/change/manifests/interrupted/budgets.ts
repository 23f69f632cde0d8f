import type { KubernetesObject } from '../../assembly';
import type { Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textOf } from '../../reading';
import { objectName } from '../changes';
import { byNamespace, clusterPairs, ofKind, workloadsIn, type ClusterPair, type Workload } from '../clusters';
import { finds } from '../selectors';
import { touchedIn } from './services';

const SOURCE = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
const AUTOSCALER = 'autoscaling HorizontalPodAutoscaler';

const protectedBy = (budget: KubernetesObject, objects: readonly KubernetesObject[]): readonly Workload[] =>
  workloadsIn(objects).filter(({ labels }) => finds(at(budget, 'spec.selector'), labels));

/** Fewest pods that a workload has: its own number, or what its autoscaler goes down to. */
const fewest = ({ object }: Workload, objects: readonly KubernetesObject[]): number => {
  const scaler = ofKind(objects, AUTOSCALER).find(
    (one) => at(one, 'spec.scaleTargetRef.name') === object.metadata.name && at(one, 'spec.scaleTargetRef.kind') === object.kind,
  );
  return Number((scaler ? at(scaler, 'spec.minReplicas') : at(object, 'spec.replicas')) ?? 1);
};

const share = (value: unknown, pods: number): number => {
  const text = textOf(value) ?? '0';
  return text.endsWith('%') ? Math.ceil((Number(text.slice(0, -1)) / 100) * pods) : Number(text);
};

/** Whether no pod may ever be taken off a node, so that a drain waits for ever. */
const blocks = (budget: KubernetesObject | undefined, objects: readonly KubernetesObject[]): boolean => {
  if (!budget) return false;
  const workloads = protectedBy(budget, objects);
  const pods = workloads.map((one) => fewest(one, objects)).reduce((sum, one) => sum + one, 0);
  if (pods === 0) return false;
  const [most, least] = [at(budget, 'spec.maxUnavailable'), at(budget, 'spec.minAvailable')];
  if (most !== undefined) return share(most, pods) === 0;
  return least !== undefined && share(least, pods) >= pods;
};

const said = (name: string, budget: KubernetesObject, message: string, remedy: string, field?: string): Finding => ({
  code: 'BP522',
  verdict: 'attention',
  place: { cluster: name, object: objectName(budget) },
  message: `${objectName(budget)} ${message}`,
  ...(field === undefined ? {} : { field }),
  remedy,
  source: SOURCE,
});

const inNamespace = (name: string, before: readonly KubernetesObject[], after: readonly KubernetesObject[]): readonly Finding[] => {
  const kind = 'policy PodDisruptionBudget';
  const [was, is] = [before, after].map((side) => new Map(ofKind(side, kind).map((budget) => [budget.metadata.name, budget])));
  const gone = [...(was ?? [])].flatMap(([budgetName, budget]): readonly Finding[] => {
    if (
      protectedBy(budget, after).every(({ object }) => [...(is?.values() ?? [])].some((other) => protectedBy(other, [object]).length > 0))
    )
      return [];
    return [
      is?.has(budgetName)
        ? said(
            name,
            budget,
            'would protect other pods: a drain may take all of the former ones at once',
            'keep its selector',
            'spec.selector',
          )
        : said(name, budget, 'goes: once it is deleted, a drain may take all its pods at once', 'keep it as long as the pods are there'),
    ];
  });
  const stuck = [...(is ?? [])].flatMap(([budgetName, budget]) =>
    blocks(budget, after) && !blocks(was?.get(budgetName), before)
      ? [
          said(
            name,
            budget,
            'would let no pod go: a node cannot be drained, nor an upgrade of nodes end',
            'maxUnavailable: 1, or more replicas than minAvailable',
            'spec',
          ),
        ]
      : [],
  );
  return [...gone, ...stuck];
};

const budgetsIn = ({ name, before, after }: ClusterPair, touched: ReadonlySet<string>): readonly Finding[] => {
  const [was, is] = [byNamespace(before), byNamespace(after)];
  return [...touched].flatMap((namespace) => inNamespace(name, was.get(namespace) ?? [], is.get(namespace) ?? []));
};

/** Pods that lose the budget that a drain respects, and budgets that no drain gets past, are named. */
export const budgetRule: Rule = (changes) => clusterPairs(changes).flatMap((pair) => budgetsIn(pair, touchedIn(changes, pair.name)));
