import type { BlueprintInput } from '../../../lib/blueprint';
import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { entryOf, SHOP, synthesized } from './estate';

const stackOf = (input: Partial<BlueprintInput>) => synthesized(input).templates.get('shop-us-east-1-Registry-apps');

it('has a repository for each image that is built, scanned, encrypted, with tags that stay', () => {
  const template = stackOf(SHOP);
  expect(Object.keys(template?.Resources ?? {}).filter((id) => template?.Resources[id]?.Type === 'AWS::ECR::Repository')).toEqual(
    expect.arrayContaining(['WebRepository', 'MailerRepository', 'ReportRepository', 'TotalsRepository', 'AdviceRepository']),
  );
  expect(template?.Resources['WebRepository']).toMatchObject({
    Type: 'AWS::ECR::Repository',
    DeletionPolicy: 'Delete',
    Properties: {
      RepositoryName: 'shop/apps/web',
      EmptyOnDelete: true,
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'KMS' },
    },
  });
  expect(template?.Outputs?.['WebRepositoryUri']?.Value).toEqual({ 'Fn::GetAtt': ['WebRepository', 'RepositoryUri'] });
});

it('drops what no tag names, and the oldest', () => {
  const { LifecyclePolicy } = stackOf(SHOP)?.Resources['WebRepository']?.Properties as { LifecyclePolicy: { LifecyclePolicyText: string } };
  expect(JSON.parse(LifecyclePolicy.LifecyclePolicyText)).toMatchObject({
    rules: [
      { rulePriority: 1, selection: { tagStatus: 'untagged', countNumber: 7 } },
      { rulePriority: 2, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 } },
    ],
  });
});

it('keeps images in production', () => {
  expect(stackOf({ ...SHOP, profile: 'production' })?.Resources['WebRepository']).toMatchObject({
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: { EmptyOnDelete: false },
  });
});

it('has none for an image that somebody else builds, and no stack without one', () => {
  const ids = (input: Partial<BlueprintInput>) => planOrThrow(blueprintOf(input)).entries.map((e) => e.id);
  expect(ids({ ...SHOP, images: 'placeholder' }).filter((id) => id.startsWith('registry/'))).toEqual([]);
  expect(ids({ services: { web: { runtime: 'node', image: 'docker.io/acme/web:1' } } }).filter((id) => id.startsWith('registry/'))).toEqual(
    [],
  );
});

it('makes a name that ECR takes of one with two hyphens in a row', () => {
  const { repositories } = entryOf<{ repositories: { repositoryName: string }[] }>(
    { name: 'a--b', services: { 'c--d': { runtime: 'node' } } },
    'registry/apps',
  ).spec;
  expect(repositories[0]?.repositoryName).toMatch(/^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/);
});

it('spreads a large team over stacks by the name of the service alone', () => {
  const services = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`svc-${i}`, { runtime: 'node' as const }]));
  const stacks = (n: number) =>
    Object.fromEntries(
      entryOf<{ repositories: { workload: string; stack: string }[] }>(
        { services: services(n), teams: { apps: { shards: 3 } } },
        'registry/apps',
      ).spec.repositories.map((r) => [r.workload, r.stack]),
    );
  expect(new Set(Object.values(stacks(30)))).toEqual(new Set(['Registry-apps-1', 'Registry-apps-2', 'Registry-apps-3']));
  expect(stacks(30)).toMatchObject(stacks(10));
});
