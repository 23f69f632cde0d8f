import { READ, SCHEMA, type RiskGroup } from './row';

export const serviceRisks: RiskGroup = {
  title: 'Services',
  rows: [
    {
      types: ['AWS::ECR::Repository'],
      topic: 'deletion',
      breaks: 'a repository with images is deleted only when told to empty itself; its key and encryption can never change',
      tests: ['layers/services/registry.test.ts'],
      source: 'ECR API, DeleteRepository',
      asOf: READ,
    },
    {
      types: ['AWS::ECR::Repository'],
      topic: 'permissions',
      breaks: 'a repository with a key of one’s own asks for `kms:CreateGrant` of whoever makes it',
      tests: ['layers/platform/keys.test.ts'],
      ...SCHEMA,
    },
  ],
};
