import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { binding } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { KEYS } from '../../platform/keys/builder';
import { PodIdentityRole } from '../../platform/pod-identity/construct';
import { poolHandle } from '../relational/builder';
import type { BootstrapSize, BootstrapSpec } from './capability';
import { DatabaseBootstrap } from './chart';
import { bootstrapFiles, ENTRY_FILE } from './script';

/** The one secret of the one pool, and a login as its master user. */
const policyOf = ({ pool, masterUser }: BootstrapSpec, context: BuildContext): PolicyDocument => {
  const { secretArn, dbUserArn } = context.use(poolHandle(pool));
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ sid: 'ReadMasterSecret', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
      new PolicyStatement({
        sid: 'DecryptMasterSecret',
        actions: ['kms:Decrypt'],
        resources: [context.use(KEYS).data.keyArn],
        // AWS Secrets Manager user guide, "Secret encryption and decryption": the encryption context names the secret.
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${context.region}.amazonaws.com`, 'kms:EncryptionContext:SecretARN': secretArn } },
      }),
      new PolicyStatement({ sid: 'ConnectAsMaster', actions: ['rds-db:connect'], resources: [`${dbUserArn}/${masterUser}`] }),
    ],
  });
};

export const buildDatabaseBootstrap: Builder<BootstrapSize, BootstrapSpec> = ({ size, spec }, context) => {
  const network = context.use(NETWORK);
  const { name, namespace, stack, logicalId } = spec;
  new PodIdentityRole(context.stack(spec.identityStack), pascalCase(name), {
    clusterName: context.use(CLUSTER).name,
    namespace,
    serviceAccount: name,
    description: `Makes databases, roles and grants in the ${spec.pool} pool`,
    inlinePolicies: { bootstrap: policyOf(spec, context) },
  });
  new DatabaseBootstrap(context.manifests.chart('15-bootstrap', name, { namespace }), 'Bootstrap', {
    ...size,
    ownership: { name, component: 'database-bootstrap', partOf: spec.partOf, team: 'strata' },
    files: bootstrapFiles(spec.stores),
    entryFile: ENTRY_FILE,
    database: { host: binding(stack, `${logicalId}Endpoint`), port: binding(stack, `${logicalId}Port`), user: spec.masterUser },
    secretArn: binding(stack, `${logicalId}SecretArn`),
    region: context.region,
    ...(spec.rootCertificate === undefined ? {} : { rootCertificate: spec.rootCertificate }),
    clientImage: spec.clientImage,
    uid: spec.uid,
    awsImage: spec.awsImage,
    dataBlocks: network.blocks.data,
    vpcBlock: network.cidr,
    port: spec.port,
  });
};
