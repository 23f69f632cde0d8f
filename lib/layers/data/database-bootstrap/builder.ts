import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { binding } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { PodIdentityRole } from '../../platform/pod-identity/construct';
import { poolHandle } from '../relational/builder';
import type { BootstrapSize, BootstrapSpec } from './capability';
import { DatabaseBootstrap } from './chart';
import { bootstrapFiles, ENTRY_FILE } from './script';

/** A login as the master user of the one pool. */
const policyOf = ({ pool, masterUser }: BootstrapSpec, context: BuildContext): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({ sid: 'ConnectAsMaster', actions: ['rds-db:connect'], resources: [`${context.use(poolHandle(pool)).dbUserArn}/${masterUser}`] }),
    ],
  });

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
