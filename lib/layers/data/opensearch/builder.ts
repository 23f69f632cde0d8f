import { Aws, Validations, type Stack } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { pascalCase } from '../../../naming';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import type { OpenSearchSize, OpenSearchSpec } from './capability';
import { SearchDomain, SearchLogPolicy } from './construct';

const LOG_POLICY = 'Search-LogPolicy';

/** The stack's one policy for the logs of all its domains, made with the first of them. */
const logPolicyOf = (stack: Stack, policyName: string, domainNames: readonly string[]): SearchLogPolicy =>
  (stack.node.tryFindChild(LOG_POLICY) as SearchLogPolicy | undefined) ??
  new SearchLogPolicy(stack, LOG_POLICY, { policyName, domainNames });

const acknowledged = ({ zones, masterNodes }: OpenSearchSize) => [
  {
    id: 'AwsSolutions-OS3',
    reason: 'a domain in a VPC takes no policy by address: security groups and network policies say who may reach it',
  },
  {
    id: 'AwsSolutions-OS5',
    reason: 'it has no policy of its own: only signed requests get in, of roles whose policies name a path (docs/decisions/0017)',
  },
  ...(masterNodes > 0
    ? []
    : [
        {
          id: 'AwsSolutions-OS4',
          reason: 'three dedicated masters cost more than two data nodes, and a third data node in a third zone elects as well as they do',
        },
      ]),
  ...(zones > 1 ? [] : [{ id: 'AwsSolutions-OS7', reason: 'one node in one zone: a sandbox by default, which is made to be destroyed' }]),
];

export const buildOpenSearch: Builder<OpenSearchSize, OpenSearchSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('Data');
  const network = context.use(NETWORK);
  const keys = context.use(KEYS);
  const { domain } = new SearchDomain(stack, `${pascalCase(spec.pool)}-OpenSearch`, {
    domainName: spec.domainName,
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds.slice(0, size.zones),
    clientSecurityGroupIds: [network.nodeSecurityGroupId],
    encryptionKey: keys.data,
    logEncryptionKey: keys.logs,
    logPolicy: logPolicyOf(stack, context.names.stack('SearchLogs'), spec.domains),
    engineVersion: spec.engineVersion,
    instanceType: size.instanceType,
    dataNodes: size.dataNodes,
    masterNodes: size.masterNodes,
    masterType: size.masterType,
    volumeGiB: size.volumeGiB,
    offPeakHour: spec.offPeakHour,
    logDays: retentionOfAtLeast(size.logDays),
    retain: context.retain,
  });
  Validations.of(domain).acknowledge(...acknowledged(size));
  context.pin(domain, spec.logicalId);
  context.output('Data', `${spec.logicalId}Endpoint`, domain.attrDomainEndpoint, `Host of the ${spec.pool} search domain`);
  context.provideAttributes(id, {
    // Made from the name, not from the resource: a role that names the domain is then no obstacle to its removal.
    arn: `arn:${Aws.PARTITION}:es:${context.region}:${Aws.ACCOUNT_ID}:domain/${spec.domainName}`,
    clientId: Aws.ACCOUNT_ID,
  });
};
