/** What is asked of a page of quotas. */
export interface QuotaPageRequest {
  readonly ServiceCode: string;
  readonly NextToken?: string;
}

/** A quota as Service Quotas answers it; every field may be absent. */
export interface AnsweredQuota {
  readonly QuotaCode?: string | undefined;
  readonly QuotaName?: string | undefined;
  readonly Value?: number | undefined;
  readonly Adjustable?: boolean | undefined;
}

export interface QuotaPage {
  readonly Quotas?: readonly AnsweredQuota[] | undefined;
  readonly NextToken?: string | undefined;
}

/**
 * As much of the client of Service Quotas (`ServiceQuotas` of @aws-sdk/client-service-quotas) as is used: two operations that only read.
 * Both throw errors whose `name` is that of the exception.
 */
export interface QuotaApi {
  /** Quotas of a service that have a value of their own in the account. Others are not in the list. */
  listServiceQuotas(request: QuotaPageRequest): Promise<QuotaPage>;
  /** Defaults of the quotas of a service. */
  listAWSDefaultServiceQuotas(request: QuotaPageRequest): Promise<QuotaPage>;
}

/** Clients by region. */
export type QuotaApis = (region: string) => QuotaApi;
