import type { Command } from 'commander';
import type { Request } from '../choice';
import type { Printing } from '../printing';
import type { Said } from '../said';

/** Options of every command that prints. */
export interface PrintingOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  readonly color?: boolean;
}

/** Options of every command that reads a blueprint. */
export interface ChoosingOptions extends PrintingOptions {
  readonly tier?: string;
  readonly profile?: string;
  readonly from?: string;
}

/** Options of every command that counts money. */
export interface PricingOptions {
  readonly prices?: string;
}

export const withPricing = (command: Command): Command =>
  command.option('--prices <file>', 'your own prices, YAML or JSON: they stand in front of the list prices');

/** Facts about a business: see `ASKED_FACTS`. */
export const withFacts = (command: Command): Command =>
  command
    .option('--users <n>', 'people who have an account; 15M and 15_000_000 are read, too')
    .option('--active-share <share>', 'share of them on an average day')
    .option('--requests-per-user <n>', 'requests of each of these on that day')
    .option('--peak-factor <n>', 'busiest hour over average hour')
    .option('--events-per-day <n>', 'events of all of them')
    .option('--event-bytes <n>', 'size of an event')
    .option('--hours-per-user <n>', 'hours a month that each watches')
    .option('--writes-per-second <n>', 'writes of the database at the peak, where measured')
    .option('--data-gib <n>', 'data of the database, where known')
    .option('--regions <regions>', 'how many, or their names with commas between')
    .option('--teams <n>', 'teams that write the code')
    .option('--deploys-per-day <n>', 'deployments a day');

export const withPrinting = (command: Command): Command =>
  command
    .option('--json', 'print JSON on stdout, errors too')
    .option('--no-color', 'no colour, even on a terminal')
    .option('--debug', 'show the stack of a fault of this program');

export const withProfile = (command: Command): Command =>
  command.option('--profile <profile>', 'sandbox or production, over what the file says');

export const withChoosing = (command: Command): Command =>
  withPrinting(
    withProfile(command.option('--tier <tier>', 'the stock blueprint of a tier; with a file, the tier that the file must have')).option(
      '--from <deployed>',
      'tier or file that stands deployed: plan its upgrade, which keeps all data',
    ),
  );

export const printingOf = ({ json = false, debug = false, color = true }: PrintingOptions): Printing => ({ json, debug, color });

const option = (name: keyof ChoosingOptions, value: string): Said => ({ value, prefix: `--${name} `, origin: 'command line' });

/** What was asked for on the command line. */
export const requestOf = (file: string | undefined, { tier, profile, from }: ChoosingOptions): Request => ({
  ...(file === undefined ? {} : { blueprint: { value: file, prefix: '', origin: 'command line' } }),
  ...(tier === undefined ? {} : { tier: option('tier', tier) }),
  ...(profile === undefined ? {} : { profile: option('profile', profile) }),
  ...(from === undefined ? {} : { from: option('from', from) }),
});
