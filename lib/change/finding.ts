import type { ChangeCode } from './codes';
import type { Verdict } from './verdict';

/** What would happen to a resource or object. */
export const ACTIONS = ['add', 'change', 'replace', 'remove'] as const;

export type Action = (typeof ACTIONS)[number];

/** A resource of a stack, or an object of a cluster. */
export type Place =
  | {
      readonly stack: string;
      /** Absent: the stack as a whole. */
      readonly logicalId?: string;
      /** Type of CloudFormation. */
      readonly type?: string;
    }
  | {
      readonly cluster: string;
      /** `<kind> <namespace>/<name>`, without a namespace `<kind> <name>`. */
      readonly object: string;
    };

/** A field that differs. Absent on a side on which there is none. */
export interface FieldChange {
  /** Where it is: `Properties.Engine`, `spec.selector.matchLabels.app`, `DeletionPolicy`. */
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** What a rule has to say of one place. */
export interface Finding {
  readonly code: ChangeCode;
  readonly verdict: Exclude<Verdict, 'safe'>;
  readonly place: Place;
  /** What would happen, as a sentence without its full stop: `MainPostgres would be replaced, and its data lost with it`. */
  readonly message: string;
  /** The field that does it, where it is one. */
  readonly field?: string;
  /** What to do instead: the safe way, with real names and commands where there are any. */
  readonly remedy: string;
  /** Who says that it is so, where it is not evident: a page of a manual. */
  readonly source?: string;
  /** Named on the command line: refused no more. */
  readonly allowed?: true;
}

/** What becomes of one resource or object. */
export interface Change {
  readonly action: Action;
  readonly place: Place;
  /** `AWS::RDS::DBInstance`, or `apps/v1 Deployment`. */
  readonly type: string;
  /** What differs; empty for what is added or removed. */
  readonly fields: readonly FieldChange[];
  /** The worst of its findings; `safe` without any. */
  readonly verdict: Verdict;
}

/** The answer of the change gate. */
export interface Check {
  readonly changes: readonly Change[];
  /** Refused ones first; within a verdict by place. */
  readonly findings: readonly Finding[];
  readonly summary: Readonly<Record<Action, number>>;
  /** What could not be looked at, and why: `manifests: the account knows none`. */
  readonly blind: readonly string[];
  /** Names that were allowed, and that nothing refused has. @default none */
  readonly unmatched?: readonly string[];
  /** The worst of all findings that are not allowed. */
  readonly verdict: Verdict;
}

/** The name of a place on the command line and in reports: `<stack>.<logicalId>`, or `<cluster>: <object>`. */
export const placeName = (place: Place): string =>
  'stack' in place
    ? [place.stack, ...(place.logicalId === undefined ? [] : [place.logicalId])].join('.')
    : `${place.cluster}: ${place.object}`;
