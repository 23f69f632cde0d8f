import { Aws } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { binding } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { podIdentityTrust } from '../../platform/pod-identity/trust';
import { poolHandle, type PoolHandle } from '../relational/handle';
import type { BootstrapSize, BootstrapSpec } from './capability';
import { DatabaseBootstrap } from './chart';
import { bootstrapFiles, ENTRY_FILE } from './script';

/**
 * What reads the password, where there is one: that secret and no other, and what is encrypted with its key only as the content of that
 * secret, by way of Secrets Manager (AWS Secrets Manager user guide, "Secret encryption and decryption").
 */
const readSecret = ({ secret }: PoolHandle, region: string): object[] =>
  secret === undefined
    ? []
    : [
        { Sid: 'ReadPassword', Effect: 'Allow', Action: ['secretsmanager:GetSecretValue'], Resource: [secret.arn] },
        {
          Sid: 'DecryptPassword',
          Effect: 'Allow',
          Action: ['kms:Decrypt'],
          Resource: [secret.keyArn],
          Condition: {
            StringEquals: {
              'kms:EncryptionContext:SecretARN': secret.arn,
              'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
            },
          },
        },
      ];

/**
 * The role stands in the stack of its pool and is named by its name, so that no other stack holds on to a pool that is to go. It may log
 * in as the pool's master user and read that user's password where there is one, and nothing else.
 */
const giveRole = ({ pool, target, masterUser, name, namespace, roleName, identityStack }: BootstrapSpec, context: BuildContext): void => {
  const home = context.stack('Data');
  const place = context.use(poolHandle(target));
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
              Resource: [`${place.dbUserArn}/${masterUser}`],
            },
            ...readSecret(place, context.region),
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
    ...(spec.secretArn === undefined ? {} : { secretArn: spec.secretArn }),
    ...(spec.rootCertificate === undefined ? {} : { rootCertificate: spec.rootCertificate }),
    clientImage: spec.clientImage,
    uid: spec.uid,
    awsImage: spec.awsImage,
    dataBlocks: network.blocks.data,
    vpcBlock: network.cidr,
    endpointBlocks: network.blocks.endpoints,
    dns: pods.dns,
    ...pods.placement,
    port: spec.port,
  });
};
