import { BlueprintError } from '../../diagnostics';
import { saidError, type Said } from '../said';
import type { QuotaApi, QuotaApis } from './quota-api';

/** Not a dependency of this package: who asks no account need not install it. */
const SDK = '@aws-sdk/client-service-quotas';

/** As much of the package as is used. */
export interface Sdk {
  readonly ServiceQuotas: new (configuration: { readonly region: string }) => QuotaApi;
}

export const ACCOUNT_OPTION: Said = { value: '--account', prefix: '', origin: 'command line' };

const isAbsent = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(fault.code)) && fault.message.includes(SDK);

// A variable, so that neither TypeScript nor a bundler asks for a package that may be absent.
const importSdk = (): Promise<unknown> => import(SDK);

/**
 * Clients of Service Quotas, with the credentials that the AWS SDK finds (environment, profiles, single sign-on).
 * @throws BlueprintError with BP089 where the SDK is not installed
 */
export const openServiceQuotas = async (load: () => Promise<unknown> = importSdk): Promise<QuotaApis> => {
  try {
    const { ServiceQuotas } = (await load()) as Sdk;
    const clients = new Map<string, QuotaApi>();
    return (region) => {
      const client = clients.get(region) ?? new ServiceQuotas({ region });
      clients.set(region, client);
      return client;
    };
  } catch (fault) {
    if (!isAbsent(fault)) throw fault;
    throw new BlueprintError([
      saidError('BP089', ACCOUNT_OPTION, `${SDK} is not installed, which reads the quotas of an account`, `npm install ${SDK}`),
    ]);
  }
};
