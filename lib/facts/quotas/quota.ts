/** What a quota is counted for. */
export type QuotaScope = 'account' | 'region' | 'resource';

/**
 * Who can raise a quota. service-quotas: an administrator of the account asks for it in Service Quotas (and AWS may answer at once, or take
 * days). support: only a case with AWS Support. no: nobody; the plan has to change.
 */
export type Adjustable = 'service-quotas' | 'support' | 'no';

/** One quota of AWS that a plan can run into. */
export interface Quota {
  /** Names it in `quotas` of a plan. */
  readonly id: string;
  /** Service code in Service Quotas: `ec2`, `vpc`, `es` … */
  readonly service: string;
  /** Exactly as Service Quotas names it; as AWS's documentation does where Service Quotas does not know it. */
  readonly name: string;
  /** Names that Service Quotas gave it before: older partitions may still use one. @default none */
  readonly formerNames?: readonly string[];
  /** Quota code: a hint only, sources disagree on some. null: none is known. */
  readonly code: string | null;
  /** Id of the fact that holds the default; null where AWS sets no limit, which `note` says. */
  readonly default: string | null;
  readonly per: QuotaScope;
  /** Of which resource it counts the parts, where `per` is resource: cluster, VPC, table … */
  readonly of?: string;
  /**
   * Whether all entries of a region that use it share one such resource, as they do the VPC and the cluster: then their uses add up.
   * @default false: each use is of a resource of its own, and the largest counts
   */
  readonly shared?: boolean;
  /** What is counted, for a reader. */
  readonly unit: string;
  readonly adjustable: Adjustable;
  /** Whether the applied value of a new account may be below the default. @default false */
  readonly startsLower?: boolean;
  /** The only region that answers for it. @default any */
  readonly region?: string;
  /** Whether Service Quotas knows it at all. @default true */
  readonly listed?: boolean;
  /** What else a reader of the table should know. */
  readonly note?: string;
}
