import type { Stack } from '../../../lib/change';
import { protectionRule } from '../../../lib/change/templates/protections';
import { edits, resource, said, stackOf } from './cases/gate';

const cluster = (on: boolean | string | undefined, more = {}) =>
  resource('AWS::RDS::DBCluster', on === undefined ? {} : { DeletionProtection: on }, more);
const bucket = (policy?: string) => resource('AWS::S3::Bucket', {}, policy === undefined ? {} : { DeletionPolicy: policy });
const pool = (value: string) => resource('AWS::Cognito::UserPool', { DeletionProtection: value });
const balancer = (value?: string) =>
  resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: value === undefined ? [] : [{ Key: 'deletion_protection.enabled', Value: value }],
  });
const table = (...on: readonly boolean[]) =>
  resource('AWS::DynamoDB::GlobalTable', { Replicas: on.map((one, n) => ({ Region: `region-${n}`, DeletionProtectionEnabled: one })) });
const LOST = ['BP505 refused'] as const;

edits(protectionRule, [
  { name: 'a cluster loses it', before: cluster(true), after: cluster(false), said: LOST },
  { name: 'a cluster no longer says it', before: cluster(true), after: cluster(undefined), said: LOST },
  { name: 'a cluster gets it', before: cluster(undefined), after: cluster(true), said: [] },
  { name: 'a cluster never had it', before: cluster(undefined), after: cluster(false), said: [] },
  { name: 'the same as text', before: cluster(true), after: cluster('true'), said: [] },
  { name: 'a pool loses it', before: pool('ACTIVE'), after: pool('INACTIVE'), said: LOST },
  { name: 'a load balancer loses it', before: balancer('true'), after: balancer('false'), said: LOST },
  { name: 'a load balancer no longer says it', before: balancer('true'), after: balancer(), said: LOST },
  { name: 'one copy of a table loses it', before: table(true, true), after: table(true, false), said: LOST },
  { name: 'a copy less is another matter', before: table(true, true), after: table(true), said: [] },
  { name: 'Retain to Delete', before: bucket('Retain'), after: bucket('Delete'), said: LOST },
  { name: 'Retain to nothing', before: bucket('Retain'), after: bucket(), said: LOST },
  { name: 'Retain, but for its creation', before: bucket('Retain'), after: bucket('RetainExceptOnCreate'), said: [] },
  { name: 'Delete to Retain', before: bucket('Delete'), after: bucket('Retain'), said: [] },
  {
    name: 'Snapshot to nothing, where that means Snapshot',
    before: cluster(true, { DeletionPolicy: 'Snapshot' }),
    after: cluster(true),
    said: [],
  },
  {
    name: 'nothing to Delete, where nothing means Snapshot',
    before: cluster(true),
    after: cluster(true, { DeletionPolicy: 'Delete' }),
    said: LOST,
  },
  {
    name: 'of what is replaced',
    before: cluster(true, { UpdateReplacePolicy: 'Snapshot' }),
    after: cluster(true),
    said: LOST,
  },
]);

const stack = (terminationProtection?: boolean): Stack =>
  stackOf('shop', {}, {}, terminationProtection === undefined ? {} : { terminationProtection });

it('keeps the termination protection of a stack', () => {
  expect(said(protectionRule, [stack(true)], [stack(false)])).toEqual(['BP505 refused shop.']);
  expect(said(protectionRule, [stack(true)], [stack(true)])).toEqual([]);
  expect(said(protectionRule, [stack()], [stack(false)])).toEqual([]);
  expect(said(protectionRule, [stack(true)], [stack()])).toEqual([]);
});
