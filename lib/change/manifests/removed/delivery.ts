import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at } from '../../reading';
import { kindOf } from '../kinds';

const PRUNE = 'spec.syncPolicy.automated.prune';

const prunes = (application: KubernetesObject): boolean => at(application, PRUNE) === true;

const DESTINATION = ['spec.destination.namespace', 'spec.destination.server', 'spec.destination.name'] as const;

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  if (!before || !after || kindOf(after) !== 'argoproj.io Application') return [];
  const place = { cluster, object };
  const source = 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning';
  const moved = DESTINATION.find((path) => at(before, path) !== at(after, path));
  return [
    ...(prunes(after) && !prunes(before)
      ? [
          {
            code: 'BP505' as const,
            verdict: 'attention' as const,
            place,
            message: `${object} would prune: whatever it has made, and its source holds no more, Argo CD deletes`,
            field: PRUNE,
            remedy: `look first at what that is now: argocd app diff ${after.metadata.name}`,
            source,
          },
        ]
      : []),
    ...(moved
      ? [
          {
            code: prunes(after) ? ('BP511' as const) : ('BP510' as const),
            verdict: prunes(after) ? ('refused' as const) : ('attention' as const),
            place,
            message: prunes(after)
              ? `${object} would be installed elsewhere, and Argo CD would delete all that it has made where it is now`
              : `${object} would be installed elsewhere: what it has made where it is now stays and goes on as it is`,
            field: moved,
            remedy: 'a second Application of another name for the new place; take the first one away once the new one is ready',
            source,
          },
        ]
      : []),
  ];
};

/** What Argo CD would delete, or leave behind, because it is told so. */
export const deliveryRule: Rule = ({ objects }) => objects.flatMap(findings);
