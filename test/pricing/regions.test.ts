import { planOrThrow } from '../../lib/plan';
import { blueprintOf } from '../support/blueprint';
import { billed } from '../support/used';

/** Everything that this version plans at growth, on each engine. */
const everything = (region: string) =>
  planOrThrow(
    blueprintOf({
      tier: 'growth',
      profile: 'production',
      regions: [region],
      services: {
        web: {
          runtime: 'node',
          expose: 'public',
          reads: ['rows', 'hot', 'files'],
          writes: ['rows', 'files'],
          publishes: ['plays', 'mail'],
        },
        reader: { runtime: 'java', role: 'worker', consumes: ['plays', 'mail'], reads: ['wide'], writes: ['wide', 'lookup'] },
      },
      stores: {
        rows: { kind: 'relational' },
        hot: { kind: 'cache' },
        files: { kind: 'object' },
        wide: { kind: 'wide-column' },
        lookup: { kind: 'search', engine: 'opensearch' },
      },
      streams: { plays: { replay: true }, mail: {} },
    }),
  );

/** What no public source prices: a line of it says so. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = { 'eu-west-1': ['no source names the price opensearch.gp3 in eu-west-1'] };

it.each(['us-east-1', 'us-west-2', 'eu-west-1'])('every line of a platform in %s has a price, or is known to have none', (region) => {
  const lines = everything(region).entries.flatMap((entry) => billed(entry, entry.region));
  expect(lines.length).toBeGreaterThan(60);
  expect(lines.flatMap((line) => ('unpriced' in line ? [line.unpriced] : []))).toEqual(UNKNOWN[region] ?? []);
});
