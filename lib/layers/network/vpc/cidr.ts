/** An IPv4 block. */
export interface Block {
  readonly address: number;
  readonly prefix: number;
}

export const parseBlock = (cidr: string): Block => {
  const [address = '', prefix = ''] = cidr.split('/');
  return { address: address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0), prefix: Number(prefix) };
};

export const formatBlock = ({ address, prefix }: Block): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.') + `/${prefix}`;

/** The block of the same size that follows after `index` others. */
export const nextBlock = ({ address, prefix }: Block, index: number): Block => ({ address: address + index * 2 ** (32 - prefix), prefix });

/** The `index`-th block among those of `2 ** -bits` the size inside a block. */
export const subBlock = ({ address, prefix }: Block, bits: number, index: number): Block =>
  nextBlock({ address, prefix: prefix + bits }, index);

/** The subnets of one availability zone. */
export interface ZoneBlocks {
  readonly public: string;
  readonly private: string;
  readonly data: string;
}

/**
 * Three quarters of the block are private, one per zone, since every pod takes an address; the last quarter holds sixteen small
 * blocks: 0 to 2 public (NAT gateways), 4 to 6 data (databases, load balancers), the others free for what comes later.
 */
export const zoneBlocks = (vpc: Block, zone: 0 | 1 | 2): ZoneBlocks => {
  const last = subBlock(vpc, 2, 3);
  return {
    public: formatBlock(subBlock(last, 4, zone)),
    private: formatBlock(subBlock(vpc, 2, zone)),
    data: formatBlock(subBlock(last, 4, 4 + zone)),
  };
};
