import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Who may reach a database, and where. */
export interface DatabaseSecurityGroupProps {
  readonly vpcId: string;
  /** Identifier of the database. */
  readonly identifier: string;
  /** @default none: nobody reaches it until a rule is added */
  readonly clientSecurityGroupIds?: readonly string[];
  readonly port: number;
}

/** A security group that lets clients in, on one port, and nothing out. */
export const databaseSecurityGroup = (
  scope: Construct,
  { vpcId, identifier, clientSecurityGroupIds = [], port }: DatabaseSecurityGroupProps,
): CfnSecurityGroup =>
  new CfnSecurityGroup(scope, 'SecurityGroup', {
    groupDescription: `PostgreSQL ${identifier}`,
    vpcId,
    securityGroupIngress: clientSecurityGroupIds.map((sourceSecurityGroupId) => ({
      sourceSecurityGroupId,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      description: 'PostgreSQL clients',
    })),
    // Without a rule EC2 would allow everything: an address that nothing answers at stands for "nowhere".
    securityGroupEgress: [{ cidrIp: '127.0.0.1/32', ipProtocol: '-1', description: 'A database calls nobody' }],
  });
