import { burstableNodes, engineVersion, logGroupName, logTypes, nodesOf } from '../../lib/facts/opensearch';
import { supportedRegions } from '../../lib/facts/regions';

describe('OpenSearch', () => {
  it('has nodes of one family in each region, smallest first', () => {
    for (const region of supportedRegions) {
      const types = nodesOf(region);
      expect(new Set(types.map((t) => t.instanceType.split('.')[0])).size).toBe(types.length === 0 ? 0 : 1);
      for (const field of ['vcpu', 'memoryGiB', 'maxVolumeGiB'] as const)
        expect(types.map((t) => t[field])).toEqual(types.map((t) => t[field]).sort((a, b) => a - b));
    }
    for (const { instanceType } of [...burstableNodes, ...nodesOf('us-east-1')])
      expect(instanceType).toMatch(/^[a-z0-9]+\.[a-z0-9]+\.search$/);
  });

  it('has a log group for each kind of log of each domain', () => {
    const groups = ['one', 'two'].flatMap((domain) => logTypes.map((type) => logGroupName(domain, type)));
    expect(new Set(groups).size).toBe(groups.length);
  });

  it('has a version in the form that CloudFormation takes', () => expect(engineVersion).toMatch(/^OpenSearch_\d+\.\d+$/));
});
