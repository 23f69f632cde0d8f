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

/**
 * Takes away where in the code something was said. The switch above does not reach acknowledged findings (Validations.acknowledge always
 * records a stack), and its lines hold paths of the checkout, which the assembly's metadata would carry on.
 */
export const forgetTraces = (app: App): void => {
  for (const construct of app.node.findAll())
    for (const entry of construct.node.metadata) delete (entry as { trace?: readonly string[] }).trace;
};
