/** Ports from the first to the last. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** The fewest ranges that hold these ports and no other: a security group takes 60 rules (Amazon VPC quotas). */
export const portRanges = (ports: Iterable<number>): readonly PortRange[] => {
  const ranges: { from: number; to: number }[] = [];
  for (const port of [...new Set(ports)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === port - 1) last.to = port;
    else ranges.push({ from: port, to: port });
  }
  return ranges;
};
