import { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import type { QuotaApi } from '../../../../lib/cli/account/quotas/quota-api';
import { openServiceQuotas, type Sdk } from '../../../../lib/cli/account/quotas/open';
import { BlueprintError } from '../../../../lib/diagnostics';

it('takes the SDK for what its own types say it is', async () => {
  const sdk: Sdk = { ServiceQuotas };
  const apis = await openServiceQuotas(() => Promise.resolve(sdk));
  expect(apis('us-east-1')).toBeInstanceOf(ServiceQuotas);
});

const absent = (message: string, code = 'MODULE_NOT_FOUND'): Promise<never> => Promise.reject(Object.assign(new Error(message), { code }));

it.each(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])('says how to install the SDK where it is not installed (%s)', async (code) => {
  const opening = openServiceQuotas(() => absent("Cannot find package '@aws-sdk/client-service-quotas'", code));
  await expect(opening).rejects.toBeInstanceOf(BlueprintError);
  const [diagnostic] = await opening.then(
    () => [],
    (fault: BlueprintError) => fault.diagnostics,
  );
  expect(diagnostic).toMatchObject({ code: 'BP089', hint: 'npm install @aws-sdk/client-service-quotas' });
});

it('does not take a part of the SDK that is missing for a missing SDK', async () => {
  await expect(openServiceQuotas(() => absent("Cannot find module '@smithy/core'"))).rejects.toThrow('@smithy/core');
});

it('makes one client for each region', async () => {
  const made: string[] = [];
  class ServiceQuotas implements QuotaApi {
    constructor({ region }: { readonly region: string }) {
      made.push(region);
    }
    listServiceQuotas = () => Promise.resolve({});
    listAWSDefaultServiceQuotas = () => Promise.resolve({});
  }
  const apis = await openServiceQuotas(() => Promise.resolve({ ServiceQuotas }));
  expect(apis('us-east-1')).toBe(apis('us-east-1'));
  expect(apis('eu-west-1')).not.toBe(apis('us-east-1'));
  expect(made).toEqual(['us-east-1', 'eu-west-1']);
});
