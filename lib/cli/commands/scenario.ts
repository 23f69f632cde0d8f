import type { Command } from 'commander';
import type { Diagnostic } from '../../diagnostics';
import type { Loss, Scenario } from '../../simulation';
import { notAmong, saidError, type Said } from '../said';
import { withChoosing, type ChoosingOptions } from './options';

/** What is to happen on the day, as it was said. */
export interface ScenarioOptions extends ChoosingOptions {
  readonly loseZone?: string;
  readonly loseRegion?: string;
  readonly at?: string;
  readonly seed?: string;
  readonly load?: string;
  readonly svg?: string;
}

/** The hour at which something is lost if nobody says: in the evening, when most people are there. */
const LOSS_HOUR = 20;
const LAST_HOUR = 23;
const ZONES = ['1', '2', '3'];
const LARGEST_SEED = 2 ** 32 - 1;
const LARGEST_LOAD = 1e12;

export const withScenario = (command: Command): Command =>
  withChoosing(
    command
      .option('--lose-zone <zone>', 'lose zone 1, 2 or 3; what stands in one zone stands in the first')
      .option('--lose-region <region>', 'lose a region')
      .option('--at <hour>', `hour at which it is lost, 0 to ${LAST_HOUR} (default: ${LOSS_HOUR})`)
      .option('--load <factor>', "the load as a multiple of the blueprint's (default: 1; in a sandbox, the share that it is meant for)")
      .option('--seed <n>', 'another day with the same curve: its noise (default: 1)')
      .option('--svg <file>', 'write a chart as well'),
  );

const said = (flag: string, value: string): Said => ({ value, prefix: `--${flag} `, origin: 'command line' });

const wrong = (flag: string, value: string, expected: string): Diagnostic =>
  saidError('BP093', said(flag, value), `"${value}" is not ${expected}`, `expected ${expected}`);

interface Read<T> {
  readonly value?: T;
  readonly problem?: Diagnostic;
}

interface NumberForm {
  readonly flag: string;
  readonly most: number;
  readonly whole: boolean;
  readonly expected: string;
}

const AT: NumberForm = { flag: 'at', most: LAST_HOUR, whole: true, expected: `a whole hour from 0 to ${LAST_HOUR}` };
const SEED: NumberForm = { flag: 'seed', most: LARGEST_SEED, whole: true, expected: 'a whole number from 0 to 4,294,967,295' };
const LOAD: NumberForm = { flag: 'load', most: LARGEST_LOAD, whole: false, expected: 'a number from 0 to 1,000,000,000,000' };

/** A number in plain decimals: nothing else that JavaScript takes for one. */
const numberOf = (text: string | undefined, { flag, most, whole, expected }: NumberForm): Read<number> => {
  if (text === undefined) return {};
  const value = /^\d[\d_]*(\.\d+)?(e\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : NaN;
  const good = value >= 0 && value <= most && (!whole || Number.isInteger(value));
  return good ? { value } : { problem: wrong(flag, text, expected) };
};

const lossOf = ({ loseZone, loseRegion, at }: ScenarioOptions, hour: number, regions: readonly string[]): Read<Loss> => {
  if (loseZone !== undefined && loseRegion !== undefined)
    return {
      problem: saidError('BP093', said('lose-region', loseRegion), 'one thing is lost at a time', 'leave out --lose-zone, or this'),
    };
  if (loseZone !== undefined)
    return ZONES.includes(loseZone)
      ? { value: { kind: 'zone', zone: Number(loseZone), hour } }
      : { problem: wrong('lose-zone', loseZone, 'a zone: 1, 2 or 3') };
  if (loseRegion !== undefined) {
    if (regions.includes(loseRegion)) return { value: { kind: 'region', region: loseRegion, hour } };
    const [only] = regions;
    return {
      problem:
        regions.length === 1
          ? saidError('BP093', said('lose-region', loseRegion), `it does not stand in ${loseRegion}`, `expected ${only ?? ''}`)
          : notAmong('BP093', said('lose-region', loseRegion), 'region', regions),
    };
  }
  return at === undefined
    ? {}
    : { problem: saidError('BP093', said('at', at), 'nothing is lost at that hour', 'add --lose-zone or --lose-region') };
};

/** What is asked for, or what is wrong with it, all at once. @param regions - that can be lost */
export const scenarioOf = (
  options: ScenarioOptions,
  regions: readonly string[],
): { readonly scenario: Scenario; readonly problems: readonly Diagnostic[] } => {
  const at = numberOf(options.at, AT);
  const seed = numberOf(options.seed, SEED);
  const load = numberOf(options.load, LOAD);
  const loss = lossOf(options, at.value ?? LOSS_HOUR, regions);
  return {
    problems: [loss, at, load, seed].flatMap(({ problem }) => problem ?? []),
    scenario: {
      ...(loss.value ? { loss: loss.value } : {}),
      ...(load.value === undefined ? {} : { load: load.value }),
      ...(seed.value === undefined ? {} : { seed: seed.value }),
    },
  };
};
