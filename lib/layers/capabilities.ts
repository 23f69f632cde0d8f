import { keys } from './platform/keys/capability';
import { network } from './network/vpc/capability';
import { cluster } from './platform/cluster/capability';
import { stream } from './streaming/stream/capability';

/** Everything that can be planned, by kind, each after what it looks at. A new capability is one line here and one in builders.ts. */
export const capabilities = {
  keys,
  network,
  stream,
  cluster,
} as const;
