import type { Publisher } from '../../../facts/service-principals';
import { defineCapability, platformOf, type Names } from '../../../plan/contract';
import { pascalCase } from '../../../naming';
import { keysQuotas, keysUsage } from './usage';

/** What a key encrypts. One key per region and purpose, so that a grant on one kind of data is none on another. */
export const PURPOSES = ['cluster', 'data', 'logs', 'messages'] as const;
export type Purpose = (typeof PURPOSES)[number];

const WHAT: Readonly<Record<Purpose, string>> = {
  cluster: 'Kubernetes secrets',
  data: 'databases, buckets and backups',
  logs: 'log groups',
  messages: 'queues and topics',
};

export interface KeysSize {
  /** Days between the deletion of a key and its end, 7 to 30. */
  readonly pendingWindowDays: number;
}
export interface KeysSpec {
  readonly keys: readonly { readonly purpose: Purpose; readonly logicalId: string; readonly alias: string; readonly description: string }[];
  /** Services that publish into encrypted topics, besides those that do on every platform. @default none */
  readonly publishers?: readonly Publisher[];
}

/** Alias under which other regions and people find a key. */
export const keyAlias = (names: Names, purpose: Purpose): string => `alias/${names.physical('keyAlias', purpose)}`;

export const keys = defineCapability<'keys', KeysSize, KeysSpec>({
  kind: 'keys',
  layer: 'platform',
  scope: 'region',
  systems: [],
  plan: ({ blueprint, names }) => {
    // The secrets of an existing cluster are encrypted as its owner has chosen.
    const purposes = PURPOSES.filter((purpose) => purpose !== 'cluster' || !blueprint.cluster);
    const all = purposes.map((purpose) => ({
      purpose,
      logicalId: `${pascalCase(purpose)}Key`,
      alias: keyAlias(names, purpose),
      description: `${blueprint.name}: ${WHAT[purpose]}`,
    }));
    return [
      {
        id: 'keys/main',
        engine: 'kms',
        size: { pendingWindowDays: blueprint.profile === 'production' ? 30 : 7 },
        spec: { keys: all, ...(platformOf(blueprint).metrics === 'cloudwatch' ? {} : { publishers: ['prometheus' as const] }) },
        reason: 'one customer-managed key per region and purpose: the encryption of a store cannot be changed later',
        alternatives: [
          {
            engine: 'aws-managed',
            verdict: 'free, but their policy cannot be changed, and other accounts and regions can never be let in',
          },
        ],
        stateful: all.map((k) => ({ stack: names.stack('Keys'), logicalId: k.logicalId, type: 'AWS::KMS::Key' })),
      },
    ];
  },
  usage: keysUsage,
  quotas: keysQuotas,
});
