import { App } from 'aws-cdk-lib';
import { FEATURE_FLAGS } from './feature-flags';

/**
 * A CDK app that gives the same bytes on every machine: flags in code, no creation stacks (they hold paths of the checkout), no
 * analytics, no path or asset metadata.
 * @param outdir - folder of the cloud assembly
 */
export const createApp = (outdir: string, validation = false): App =>
  new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    context: {
      ...FEATURE_FLAGS,
      'aws:cdk:enable-path-metadata': false,
      'aws:cdk:enable-asset-metadata': false,
      'aws:cdk:disable-creation-stack-traces': true,
    },
    ...(validation ? {} : { builtinCloudFormationValidation: false }),
  });
