import type { Resource } from '../../../lib/change';
import { oneAtATimeRule } from '../../../lib/change/templates/one-at-a-time';
import { edits, resource } from './cases/gate';

const copies = (...regions: readonly string[]): Resource =>
  resource('AWS::DynamoDB::GlobalTable', { Replicas: regions.map((Region) => ({ Region })) });
const strong = (...regions: readonly string[]): Resource =>
  resource('AWS::DynamoDB::GlobalTable', { MultiRegionConsistency: 'STRONG', Replicas: regions.map((Region) => ({ Region })) });
const indexes = (...names: readonly string[]): Resource =>
  resource('AWS::DynamoDB::Table', { GlobalSecondaryIndexes: names.map((IndexName) => ({ IndexName, Projection: { ProjectionType: 'ALL' } })) });
const projected = (ProjectionType: string, ReadCapacityUnits = 1): Resource =>
  resource('AWS::DynamoDB::Table', {
    GlobalSecondaryIndexes: [{ IndexName: 'a', Projection: { ProjectionType }, ProvisionedThroughput: { ReadCapacityUnits } }],
  });

edits(oneAtATimeRule, [
  { name: 'one copy more', before: copies('a'), after: copies('a', 'b'), said: [] },
  { name: 'two copies more', before: copies('a'), after: copies('a', 'b', 'c'), said: ['BP520 refused'] },
  { name: 'two copies more of a strongly consistent table', before: strong('a'), after: strong('a', 'b', 'c'), said: [] },
  { name: 'one copy for another', before: copies('a', 'b'), after: copies('a', 'c'), said: ['BP520 refused'] },
  { name: 'copies in another order', before: copies('a', 'b'), after: copies('b', 'a'), said: [] },
  { name: 'one index more', before: indexes('a'), after: indexes('a', 'b'), said: [] },
  { name: 'two indexes more', before: indexes(), after: indexes('a', 'b'), said: ['BP520 refused'] },
  { name: 'two indexes less', before: indexes('a', 'b'), after: indexes(), said: ['BP520 refused'] },
  { name: 'an index of another shape', before: projected('ALL'), after: projected('KEYS_ONLY'), said: ['BP520 refused'] },
  { name: 'an index with more capacity', before: projected('ALL'), after: projected('ALL', 2), said: [] },
]);
