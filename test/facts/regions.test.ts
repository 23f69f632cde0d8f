import {
  availabilityZoneIds,
  cloudFrontPrefixList,
  excludedZones,
  supportedRegions,
  unsupportedRegions,
  vpcOriginsReach,
} from '../../lib/facts/regions';

/** AWS builds a zone id from the region: letters of its parts, its number, `-az` and a number. */
const prefixOf = (region: string): string => {
  const [area = '', direction = '', number = ''] = region.split('-');
  const short: Record<string, string> = {
    central: 'c',
    east: 'e',
    west: 'w',
    north: 'n',
    south: 's',
    northeast: 'ne',
    southeast: 'se',
  };
  return `${area}${short[direction]}${number}`;
};

describe('regions', () => {
  it.each(supportedRegions)('%s has three different zones, named after it, none of them excluded', (region) => {
    const zones = availabilityZoneIds(region);
    expect(zones).toHaveLength(3);
    expect(new Set(zones).size).toBe(3);
    expect([...zones].sort()).toEqual(zones);
    for (const zone of zones) {
      expect(zone).toMatch(new RegExp(`^${prefixOf(region)}-az[1-6]$`));
      expect(excludedZones[zone]).toBeUndefined();
    }
  });

  it('covers the regions that platforms are most often put in, with their prefix lists', () => {
    for (const region of [
      'us-east-1',
      'us-east-2',
      'us-west-2',
      'ca-central-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'eu-central-1',
      'eu-north-1',
    ])
      expect(cloudFrontPrefixList(region)).toMatch(/^pl-[0-9a-f]{8}$/);
    for (const region of ['ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'sa-east-1'])
      expect(cloudFrontPrefixList(region)).toMatch(/^pl-[0-9a-f]{8}$/);
  });

  it('gives no prefix list twice', () => {
    const ids = supportedRegions.map(cloudFrontPrefixList).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says why a region is refused', () => {
    expect(() => availabilityZoneIds('us-west-1')).toThrow(/two availability zones/);
    expect(() => availabilityZoneIds('us-east-9')).toThrow(/us-east-9 is not a commercial AWS region/);
    for (const region of Object.keys(unsupportedRegions)) expect(supportedRegions).not.toContain(region);
  });

  it('knows where VPC origins do not reach', () => {
    expect(vpcOriginsReach('eu-west-1')).toBe(true);
    expect(vpcOriginsReach('ap-southeast-6')).toBe(false);
    expect(vpcOriginsReach('us-west-1')).toBe(false);
  });
});
