/** What could break. */
export type RiskTopic =
  | 'names'
  | 'service-linked role'
  | 'keys'
  | 'version'
  | 'region'
  | 'size'
  | 'order'
  | 'permissions'
  | 'quota'
  | 'deletion'
  | 'behaviour'
  | 'nothing found';

interface Risk {
  readonly breaks: string;
  /** Test files, relative to test/, that come nearest to seeing it. */
  readonly tests?: readonly string[];
  /** Id of the rule in `refusals` that sees it in a template. */
  readonly rule?: string;
  /** What else stands in. */
  readonly note?: string;
  /** Where it was read. */
  readonly source: string;
  /** Date of the source, or the day it was read, as YYYY-MM-DD. */
  readonly asOf: string;
}

/** What could break with resources of some types. */
export interface ResourceRisk extends Risk {
  /** CloudFormation resource types. */
  readonly types: readonly string[];
  readonly topic: RiskTopic;
}

/** What could break beside resources: before the first stack, in the cluster, as it is taken down. */
export interface OtherRisk extends Risk {
  readonly what: string;
}

/** A part of the page. */
export interface RiskGroup {
  readonly title: string;
  readonly rows: readonly ResourceRisk[];
}

/** Days on which most sources were read. */
export const FIRST_READ = '2026-11-23';
export const READ = '2026-11-25';

/** Sources that several rows share. */
export const QUOTAS = { source: 'aws/aws-eks-best-practices dc0243a, latest/bpg/scalability/quotas.adoc', asOf: '2026-05-04' } as const;
export const SCHEMA = { source: "the type's schema in CloudFormation's registry (cfn-lint 1.58.0)", asOf: '2026-10-20' } as const;
