import type { PlatformTier } from '../../facts/assumptions';

/** Which systems a platform is made of: the same at every scale factor. */
export interface Topology {
  readonly stream: 'sqs' | 'msk';
  readonly relational: 'postgres' | 'aurora-postgres';
  /** Wide rows by key: bookmarks, and whatever is read with every request. With none, they are relational. */
  readonly rows: 'none' | 'dynamodb' | 'keyspaces';
  /** A cache always, only where the platform is redundant, or never. */
  readonly cache: 'none' | 'redundant' | 'always';
  readonly search: boolean;
  readonly processing: boolean;
  /** MySQL beside it, which Spinnaker asks for. */
  readonly mysql: boolean;
}

const GROWTH: Topology = {
  stream: 'msk',
  relational: 'aurora-postgres',
  rows: 'dynamodb',
  cache: 'always',
  search: true,
  processing: true,
  mysql: false,
};

/**
 * The systems of each tier, as the worked examples have them. Where players note how far somebody is depends on `rows`: in the relational
 * database at startup; from growth on these are single writes by key, which rows take, so that the one writer is left with what requests write.
 */
export const TOPOLOGIES: Readonly<Record<PlatformTier, Topology>> = {
  startup: { stream: 'sqs', relational: 'postgres', rows: 'none', cache: 'redundant', search: false, processing: false, mysql: false },
  growth: GROWTH,
  scale: { ...GROWTH, rows: 'keyspaces' },
  netflix: { ...GROWTH, rows: 'keyspaces', mysql: true },
};
