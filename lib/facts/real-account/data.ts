import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const relationalRisks: RiskGroup = {
  title: 'Relational stores',
  rows: [
    {
      types: ['AWS::RDS::DBInstance'],
      topic: 'permissions',
      breaks:
        '`MasterUserAuthenticationType: iam-db-auth` without a password: documented for instances of RDS for PostgreSQL. The master user’s own membership in `rds_iam`, and its right to grant that role to others, are RDS’s doing',
      tests: ['layers/data/relational.test.ts', 'layers/data/bootstrap-sql.test.ts'],
      note: 'the latter against a PostgreSQL server with roles made after the RDS user guide’s description',
      source: 'RDS API, CreateDBInstance',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::RDS::DBInstance'],
      topic: 'deletion',
      breaks:
        'in production `DeletionPolicy: Retain` and deletion protection hold for a rollback, too: if a first deploy fails after the database was made, it stays, and the next attempt fails with "already exists". Import it or delete it by hand',
      tests: ['tiers/templates.test.ts'],
      note: 'buckets, queues, keys and repositories: `RetainExceptOnCreate`, decision 0015',
      source: 'CloudFormation, "DeletionPolicy attribute"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::RDS::DBInstance'],
      topic: 'region',
      breaks:
        'not every class is in every region: db.t4g is not in ca-west-1, db.m7g not in af-south-1, ap-east-1, ca-west-1 and eu-south-1, db.m8g not in eleven',
      tests: ['facts/availability.test.ts', 'plan/availability.test.ts'],
      note: 'the next class that the region has is taken; BP309 when another was asked for',
      source: '`lib/facts/availability.ts`',
      asOf: '2026-10-20',
    },
    {
      types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
      topic: 'version',
      breaks:
        'an engine past its standard support is refused rather than billed (`EngineLifecycleSupport`), so that a blueprint that was left alone for years cannot be deployed anew',
      tests: ['facts/rds.test.ts'],
      source: 'RDS API, CreateDBCluster EngineLifecycleSupport',
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
      topic: 'names',
      breaks: 'identifiers are unique in account and region, stored in lower case; one that was kept by a production destroy is taken',
      tests: ['layers/data/relational.test.ts'],
      rule: 'rds-identifier',
      source: 'RDS API, CreateDBCluster DBClusterIdentifier',
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBSubnetGroup'],
      topic: 'service-linked role',
      breaks: 'the first of an account makes AWSServiceRoleForRDS; without the right to do so: `Missing necessary credentials`',
      note: 'nothing else',
      source: 'terraform-aws-modules/terraform-aws-rds#364',
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBSubnetGroup'],
      topic: 'size',
      breaks: '`DBSubnetGroupDoesNotCoverEnoughAZs` with fewer than two zones; Aurora Serverless asks for subnets in different zones',
      tests: ['layers/data/relational.test.ts'],
      rule: 'rds-subnets',
      note: 'three subnets in three zones',
      source: 'RDS API, CreateDBSubnetGroup; hashicorp/terraform-provider-aws#17373',
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup'],
      topic: 'version',
      breaks: 'belongs to one major version: another one needs another group, and family and description can only be replaced',
      tests: ['layers/data/relational.test.ts', 'layers/data/aurora.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::RDS::DBCluster'],
      topic: 'size',
      breaks:
        'capacity in half steps, up to 256; a smallest of 0 pauses the instance, and the first connection waits until it is back. A changed largest capacity leaves parameters `pending-reboot`',
      tests: ['layers/data/aurora.test.ts'],
      rule: 'aurora-capacity',
      source: 'RDS API, ServerlessV2ScalingConfiguration; CloudFormation, the same property',
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
      topic: 'region',
      breaks: 'nothing found against Aurora PostgreSQL with `db.serverless` in any of the regions here',
      tests: ['facts/availability.test.ts', 'layers/data/aurora.test.ts'],
      rule: 'aurora-serverless-class',
      source: '`lib/facts/availability.ts`',
      asOf: '2026-10-20',
    },
    {
      types: ['AWS::RDS::DBCluster'],
      topic: 'keys',
      breaks:
        'storage is encrypted for ever with the key that it began with; `DatabaseInsightsMode: advanced` without 465 days of Performance Insights is refused',
      tests: ['layers/data/aurora.test.ts'],
      rule: 'rds-database-insights',
      source: "RDS API, CreateDBCluster DatabaseInsightsMode; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::RDS::DBCluster'],
      topic: 'permissions',
      breaks:
        'a password that RDS keeps itself (`ManageMasterUserPassword`) excludes one in the template; it is made with the rights of the deploying role (`secretsmanager:CreateSecret`, `kms:CreateGrant`)',
      tests: ['layers/data/aurora.test.ts'],
      rule: 'rds-two-passwords',
      source: "RDS API, CreateDBCluster ManageMasterUserPassword; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::SecretsManager::Secret'],
      topic: 'names',
      breaks:
        'a deleted secret keeps its name for 7 to 30 days unless it is deleted without recovery: `You can’t create this secret because a secret with this name is already scheduled for deletion`. Not every tool that deletes does so at once',
      tests: ['layers/data/aurora.test.ts'],
      rule: 'secret-name',
      note: 'leave the name to CloudFormation',
      source: 'Secrets Manager API, DeleteSecret; aws-ia/terraform-aws-eks-blueprints#1733; hashicorp/terraform-provider-aws#10259',
      asOf: READ,
    },
    {
      types: ['AWS::SecretsManager::Secret'],
      topic: 'keys',
      breaks: 'whoever reads the secret needs `kms:Decrypt` on the key as well, through `kms:ViaService`',
      tests: ['layers/platform/keys.test.ts', 'layers/data/aurora.test.ts'],
      source: 'Secrets Manager API, CreateSecret KmsKeyId',
      asOf: READ,
    },
    {
      types: ['AWS::SecretsManager::SecretTargetAttachment'],
      topic: 'order',
      breaks:
        'writes address and port of the database into the secret once both are there: what resolves the secret before finds them missing. Needs `rds:DescribeDBClusters`, and can only be replaced',
      tests: ['layers/data/aurora.test.ts'],
      ...SCHEMA,
    },
  ],
};
