import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { check, type Assembly } from '../../lib/change';
import { synthBlueprint, type BlueprintObject } from '../../lib/testing';
import { assemblyOf } from '../../scripts/releases/assembly';

/** A blueprint as it is written, for an edit. */
type Draft = Record<string, Record<string, Record<string, unknown>>>;

/** YAML 1.2 knows no `1_000`, which blueprints may write. */
const stock = (tier: string): Draft =>
  parse(readFileSync(join(__dirname, `../../blueprints/${tier}.yaml`), 'utf8').replace(/(?<=\d)_(?=\d)/g, '')) as Draft;

const made = (draft: Draft): Assembly => assemblyOf(synthBlueprint(draft as unknown as BlueprintObject, { profile: 'production' }));

const edited = (edit: (draft: Draft) => void): Draft => {
  const draft = stock('growth');
  edit(draft);
  return draft;
};

let growth: Assembly;

beforeAll(() => {
  growth = made(stock('growth'));
});

/** Codes that refuse the change, and how many resources go or are replaced. */
const judged = (after: Assembly): { refused: readonly string[]; lost: number } => {
  const { findings, changes } = check(growth, after);
  return {
    refused: [...new Set(findings.filter(({ verdict }) => verdict === 'refused').map(({ code }) => code))].sort(),
    lost: changes.filter(({ action, place }) => 'stack' in place && (action === 'replace' || action === 'remove')).length,
  };
};

describe('edits that people make every day', () => {
  test.each<[name: string, edit: (draft: Draft) => void]>([
    [
      'another service, with edges to what is there',
      ({ services }) =>
        Object.assign(services ?? {}, {
          reviews: { runtime: 'go', team: 'members', reads: ['people', 'posters'], writes: ['people'], expose: 'public' },
        }),
    ],
    [
      'another store, and an edge to it',
      ({ stores, services }) => {
        Object.assign(stores ?? {}, { notes: { kind: 'key-value' } });
        Object.assign(services?.['profiles'] ?? {}, { reads: ['people', 'notes'], writes: ['people', 'notes'] });
      },
    ],
    [
      'nearly twice the load',
      ({ load }) => Object.assign(load ?? {}, { subscribers: 1_900_000, requestsPerUserPerDay: 300, eventsPerDay: 400_000_000 }),
    ],
  ])('%s are not refused, and lose nothing', (_, edit) => expect(judged(made(edited(edit)))).toEqual({ refused: [], lost: 0 }));
});

describe('edits that lose something', () => {
  test.each<[name: string, edit: (draft: Draft) => void, codes: readonly string[]]>([
    ['another number of shards', (draft) => Object.assign(draft, { teams: { apps: { shards: 2 } } }), ['BP519']],
    [
      'a store under another name',
      ({ stores, services }) => {
        Object.assign(stores ?? {}, { faces: stores?.['people'] });
        delete stores?.['people'];
        Object.assign(services?.['profiles'] ?? {}, { reads: ['faces'], writes: ['faces'] });
      },
      ['BP504'],
    ],
  ])('%s is refused', (_, edit, codes) => expect(judged(made(edited(edit))).refused).toEqual(codes));
});
