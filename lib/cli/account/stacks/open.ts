import { byRegion, openSdk, type Load } from '../sdk';
import type { StackApi, StackApis } from './stack-api';

/** As much of the package as is used. */
export interface Sdk {
  readonly CloudFormation: new (configuration: { readonly region?: string }) => StackApi & {
    readonly config: { readonly region: () => Promise<string> };
  };
}

/**
 * Clients of CloudFormation, with the credentials that the AWS SDK finds (environment, profiles, single sign-on).
 * @throws BlueprintError with BP089 where the SDK is not installed
 */
export const openCloudFormation = async (load?: Load): Promise<StackApis> => {
  const { CloudFormation } = (await openSdk('@aws-sdk/client-cloudformation', 'reads the stacks of an account', load)) as Sdk;
  return {
    at: byRegion((region) => new CloudFormation({ region })),
    // The SDK throws where nobody names a region.
    home: () => new CloudFormation({}).config.region().catch(() => undefined),
  };
};
