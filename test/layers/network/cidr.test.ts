import fc from 'fast-check';
import { formatBlock, nextBlock, parseBlock, zoneBlocks, type Block } from '../../../lib/layers/network/vpc/cidr';

const end = (b: Block): number => b.address + 2 ** (32 - b.prefix);
const within = (inner: Block, outer: Block): boolean => inner.address >= outer.address && end(inner) <= end(outer);
const apart = (a: Block, b: Block): boolean => end(a) <= b.address || end(b) <= a.address;

it('lays a /16 out as documented', () => {
  expect(zoneBlocks(parseBlock('10.0.0.0/16'), 0)).toEqual({ private: '10.0.0.0/18', public: '10.0.192.0/22', data: '10.0.208.0/22' });
  expect(zoneBlocks(parseBlock('10.0.0.0/16'), 2)).toEqual({ private: '10.0.128.0/18', public: '10.0.200.0/22', data: '10.0.216.0/22' });
});

it('gives the next region the next block', () => expect(formatBlock(nextBlock(parseBlock('10.0.0.0/16'), 2))).toBe('10.2.0.0/16'));

it('never overlaps two subnets, whatever the size of the block', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 20 }), fc.integer({ min: 0, max: 15 }), (prefix, index) => {
      const vpc = nextBlock(parseBlock(`10.0.0.0/${prefix}`), index);
      const subnets = ([0, 1, 2] as const).flatMap((zone) => Object.values(zoneBlocks(vpc, zone)).map(parseBlock));
      expect(subnets).toHaveLength(9);
      subnets.forEach((subnet, i) => {
        expect(within(subnet, vpc)).toBe(true);
        expect(subnet.prefix).toBeLessThanOrEqual(28); // the smallest subnet that AWS makes
        subnets.slice(i + 1).forEach((other) => expect(apart(subnet, other)).toBe(true));
      });
    }),
  );
});
