import { Stack } from 'aws-cdk-lib';
import type { Builder, BuildContext } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { CLUSTER } from '../cluster/handle';
import { KEYS } from '../keys/builder';
import type { AddonSize, AddonSpec } from './capability';
import { ClusterAddon } from './construct';

/** The stack of add-ons, after those that say what pods may do: add-ons run pods, and come last. */
const addonStack = (context: BuildContext): Stack => {
  const stack = context.stack('Addons');
  const identities = context.names.stack('Identity-');
  for (const other of stack.node.root.node.children)
    if (Stack.isStack(other) && other.stackName.startsWith(identities)) stack.addStackDependency(other, 'add-ons run pods, and come last');
  return stack;
};

export const buildAddon: Builder<AddonSize, AddonSpec> = ({ size, spec }, context) => {
  new ClusterAddon(addonStack(context), pascalCase(spec.name), {
    clusterName: context.use(CLUSTER).name,
    addonName: spec.name,
    configuration: {
      ...spec.configuration,
      ...(size.replicas === undefined ? {} : { replicas: size.replicas }),
      ...(size.containerLogs === undefined ? {} : { containerLogs: { enabled: size.containerLogs } }),
    },
    ...(spec.version ? { version: spec.version } : {}),
    ...(spec.identity ? { identity: spec.identity } : {}),
    logGroups: spec.logGroups,
    ...(size.logDays === undefined ? {} : { logDays: size.logDays }),
    logEncryptionKey: context.use(KEYS).logs,
    retainLogs: context.retain,
  });
};
