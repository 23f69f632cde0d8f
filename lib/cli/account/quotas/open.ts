import { byRegion, openSdk, type Load } from '../sdk';
import type { QuotaApi, QuotaApis } from './quota-api';

/** As much of the package as is used. */
export interface Sdk {
  readonly ServiceQuotas: new (configuration: { readonly region: string }) => QuotaApi;
}

/**
 * Clients of Service Quotas, with the credentials that the AWS SDK finds (environment, profiles, single sign-on).
 * @throws BlueprintError with BP089 where the SDK is not installed
 */
export const openServiceQuotas = async (load?: Load): Promise<QuotaApis> => {
  const { ServiceQuotas } = (await openSdk('@aws-sdk/client-service-quotas', 'reads the quotas of an account', load)) as Sdk;
  return byRegion((region) => new ServiceQuotas({ region }));
};
