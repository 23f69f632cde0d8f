import {
  classInstead,
  hasInstanceClass,
  hasType,
  instanceFamilies,
  offeredClass,
  unevenTypes,
  unlistedRegions,
  type InstanceService,
} from '../../lib/facts/availability';
import { burstableNodes, nodesOf } from '../../lib/facts/opensearch';
import { instanceClasses } from '../../lib/facts/rds';
import { supportedRegions } from '../../lib/facts/regions';

it('knows where CloudFormation lacks a resource type, and takes what it does not know for there', () => {
  expect(hasType('eu-north-1', 'AWS::Budgets::Budget')).toBe(false);
  expect(hasType('us-east-1', 'AWS::Budgets::Budget')).toBe(true); // where the budget stands
  expect(hasType('ca-west-1', 'AWS::FIS::ExperimentTemplate')).toBe(false);
  expect(hasType('me-south-1', 'AWS::FIS::ExperimentTemplate')).toBe(true);
  expect(hasType('ca-west-1', 'AWS::S3::Bucket')).toBe(true);
});

it('speaks of regions that a platform may be put in only', () => {
  for (const region of unlistedRegions) expect(supportedRegions).toContain(region);
  for (const type of unevenTypes) expect(supportedRegions.filter((region) => !hasType(region, type)).length).toBeGreaterThan(0);
});

it.each<[InstanceService, string, string, boolean | undefined]>([
  ['postgres', 'ca-west-1', 'db.t4g.medium', false],
  ['postgres', 'ca-west-1', 'db.m8g.large', true],
  ['postgres', 'us-east-1', 'db.x2iedn.large', undefined],
  ['aurora-postgresql', 'il-central-1', 'db.serverless', true],
  ['aurora-postgresql', 'il-central-1', 'db.r6g.large', false],
  ['elasticache', 'me-central-1', 'cache.t4g.small', false],
  ['opensearch', 'eu-south-1', 'm7g.large.search', false],
  ['opensearch', 'eu-south-1', 'm8g.large.search', true],
])('%s in %s: %s', (service, region, instanceClass, expected) => expect(hasInstanceClass(service, region, instanceClass)).toBe(expected));

it('names a class instead, of the same size or the smallest above', () => {
  expect(classInstead('postgres', 'af-south-1', 'db.m7g.2xlarge')).toBe('db.m8g.2xlarge');
  expect(classInstead('postgres', 'ca-west-1', 'db.t4g.medium')).toBe('db.m8g.large');
  expect(classInstead('elasticache', 'me-central-1', 'cache.t4g.micro')).toBe('cache.m7g.large');
  expect(classInstead('opensearch', 'ca-west-1', 'm7g.xlarge.search')).toBe('m8g.xlarge.search');
});

it('has a class to take in every region, whatever is wanted', () => {
  for (const region of supportedRegions)
    for (const wanted of Object.keys(instanceClasses)) {
      const taken = offeredClass('postgres', region, wanted);
      expect([region, wanted, hasInstanceClass('postgres', region, taken)]).toEqual([region, wanted, true]);
      expect(Object.keys(instanceClasses)).toContain(taken); // its connections are known, too
    }
});

it('knows all families of the classes that pools are sized by', () => {
  for (const instanceClass of Object.keys(instanceClasses)) expect(instanceFamilies.postgres).toContain(instanceClass.split('.')[1]);
});

it('speaks against no node that search domains are sized by', () => {
  for (const region of supportedRegions)
    for (const { instanceType } of [...burstableNodes, ...nodesOf(region)])
      expect([region, instanceType, hasInstanceClass('opensearch', region, instanceType)]).toEqual([region, instanceType, true]);
});
