import { Aws } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { binding } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { podIdentityTrust } from '../../platform/pod-identity/trust';
import { poolHandle } from '../relational/builder';
import type { BootstrapSize, BootstrapSpec } from './capability';
import { DatabaseBootstrap } from './chart';
import { bootstrapFiles, ENTRY_FILE } from './script';

/**
 * The role stands in the stack of its pool and is named by its name, so that no other stack holds on to a pool that is to go. It may log
 * in as the pool's master user, and nothing else.
 */
const giveRole = ({ pool, masterUser, name, namespace, roleName, identityStack }: BootstrapSpec, context: BuildContext): void => {
  const home = context.stack('Data');
  new CfnRole(home, `${pascalCase(name)}Role`, {
    roleName,
    description: `Makes databases, roles and grants in the ${pool} pool`,
    assumeRolePolicyDocument: podIdentityTrust({ clusterNames: [context.names.cluster], namespace, serviceAccount: name }),
    policies: [
      {
        policyName: 'bootstrap',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'ConnectAsMaster',
              Effect: 'Allow',
              Action: ['rds-db:connect'],
              Resource: [`${context.use(poolHandle(pool)).dbUserArn}/${masterUser}`],
            },
          ],
        },
      },
    ],
  });
  const stack = context.stack(identityStack);
  stack.addStackDependency(home, 'a name says nothing of the role that it stands for');
  new CfnPodIdentityAssociation(stack, `${pascalCase(name)}Association`, {
    clusterName: context.use(CLUSTER).name,
    namespace,
    serviceAccount: name,
    roleArn: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${roleName}`,
  });
};

export const buildDatabaseBootstrap: Builder<BootstrapSize, BootstrapSpec> = ({ size, spec }, context) => {
  const network = context.use(NETWORK);
  const { pods } = context.use(CLUSTER);
  const { name, namespace, stack, logicalId } = spec;
  giveRole(spec, context);
  new DatabaseBootstrap(context.manifests.chart('15-bootstrap', name, { namespace }), 'Bootstrap', {
    ...size,
    ownership: { name, component: 'database-bootstrap', partOf: spec.partOf, team: 'strata' },
    files: bootstrapFiles(spec.stores),
    entryFile: ENTRY_FILE,
    database: { host: binding(stack, `${logicalId}Endpoint`), port: binding(stack, `${logicalId}Port`), user: spec.masterUser },
    region: context.region,
    ...(spec.rootCertificate === undefined ? {} : { rootCertificate: spec.rootCertificate }),
    clientImage: spec.clientImage,
    uid: spec.uid,
    awsImage: spec.awsImage,
    dataBlocks: network.blocks.data,
    vpcBlock: network.cidr,
    dns: pods.dns,
    ...pods.placement,
    port: spec.port,
  });
};
