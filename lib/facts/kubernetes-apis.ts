import facts from './kubernetes-apis.json';
import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'since when an API of Kubernetes is deprecated, from which version on it is not served any more, and what takes its place',
    source:
      'go module k8s.io/api v0.37.2: the life cycle that each kind states of itself (zz_generated.prerelease-lifecycle.go, core/v1/types.go)',
    asOf: '2026-10-28',
    note: 'kinds that are not in it any more from v0.27.16 and v0.24.17; where the kind names no replacement, the v1 of its group that has the kind is given',
  },
  {
    covers: 'CustomResourceDefinition, APIService',
    source: 'github.com/kubernetes/website 02afb710 content/en/docs/reference/using-api/deprecation-guide.md',
    asOf: '2026-11-26',
    note: 'undated copy that knows removals up to 1.25',
  },
];

/** How long some kinds of an API version are served. */
export interface ApiLife {
  /** As objects have it: `apps/v1`, `v1`. */
  readonly api: string;
  readonly kinds: readonly string[];
  /** First minor version that warns of it. */
  readonly deprecated: string;
  /** First minor version that does not serve it. Absent: none is said. Of versions still to come it is a plan of the project. */
  readonly removed?: string;
  /** API version that has the kind, or what came in its place. */
  readonly instead?: string;
  readonly source: string;
}

/** Every API of Kubernetes itself whose end is known; kinds that are asked and never kept (reviews) are left out. */
export const apiLives: readonly ApiLife[] = facts;
