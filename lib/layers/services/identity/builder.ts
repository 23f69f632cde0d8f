import { Aws, Validations, type CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { CfnManagedPolicy, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { referredWeakly } from '../../../build/weak-reference';
import type { AttributeRef, PlanId, Statement } from '../../../plan/contract';
import { CLUSTER } from '../../platform/cluster/handle';
import { ROLES } from '../roles/builder';
import type { Grant, IdentitySpec } from './capability';
import type { Policy } from './policies';

type Resolve = (ref: AttributeRef) => string;

/** What data only moves away from goes as soon as `migrateFrom` does, and its stack is deployed before those with policies. */
const resolver =
  (leaving: readonly PlanId[], context: BuildContext): Resolve =>
  ({ of, attribute, prefix = '', suffix = '' }) => {
    const value = context.attribute(of, attribute);
    return `${prefix}${leaving.includes(of) ? referredWeakly(value) : value}${suffix}`;
  };

const documentOf = (statements: readonly Statement[], resolve: Resolve) => ({
  Version: '2012-10-17',
  Statement: statements.map(({ sid, actions, resources, conditions }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: [...actions],
    Resource: resources.map(resolve),
    ...(conditions ? { Condition: conditions } : {}),
  })),
});

const addPolicy = (
  stack: Stack,
  { prefix, roleName, workload }: Grant,
  { form, statements }: Policy,
  index: number,
  context: BuildContext,
  resolve: Resolve,
): CfnResource => {
  const policyDocument = documentOf(statements, resolve);
  // A role has one set of inline policies for all regions: the region keeps them apart.
  if (form === 'inline') return new CfnRolePolicy(stack, `${prefix}Policy`, { roleName, policyName: context.region, policyDocument });
  const policy = new CfnManagedPolicy(stack, `${prefix}ManagedPolicy${index + 1}`, {
    roles: [roleName],
    description: `Pods of ${workload} in ${context.region}`,
    policyDocument,
  });
  Validations.of(policy).acknowledge({
    id: 'AwsSolutions-IAM5',
    reason:
      'A wildcard stands only behind the ARN of one store or stream of this workload (the objects of its bucket), and where an action takes no resource (the addresses of brokers).',
  });
  return policy;
};

export const buildIdentity: Builder<object, IdentitySpec> = ({ spec }, context) => {
  const { name: clusterName } = context.use(CLUSTER);
  const resolve = resolver(spec.leaving ?? [], context);
  for (const grant of spec.grants) {
    const stack = context.stack(grant.stack);
    // Roles are named by their names, which CloudFormation cannot follow.
    for (const roles of context.use(ROLES(spec.team))) stack.addStackDependency(roles);
    const policies = grant.policies.map((policy, i) => addPolicy(stack, grant, policy, i, context, resolve));
    const association = new CfnPodIdentityAssociation(stack, `${grant.prefix}Association`, {
      clusterName,
      namespace: spec.team,
      serviceAccount: grant.workload,
      roleArn: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${grant.roleName}`,
    });
    // A pod that starts right away finds its permissions.
    for (const policy of policies) association.addResourceDependency(policy);
  }
};
