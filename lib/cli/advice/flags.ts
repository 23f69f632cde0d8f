import type { BusinessFacts } from '../../advise';
import { outOfBounds } from '../../advise/facts';
import { didYouMean } from '../../blueprint/shape/suggest';
import type { Diagnostic } from '../../diagnostics';
import { ASKED_FACTS, MOST_REGIONS, type AskedFactName } from '../../facts/assumptions';
import { supportedRegions } from '../../facts/regions';
import { tierFacts } from '../../plan/tiers';
import { saidError, type Said } from '../said';
import { numberOf } from './number';

/** Facts as the command line says them, each as text; commander writes its options in camel case. */
export type FactFlags = Readonly<Partial<Record<AskedFactName | 'regions', string>>>;

/** Facts that were understood, and what was not. */
export interface ReadFacts {
  readonly facts: BusinessFacts;
  readonly diagnostics: readonly Diagnostic[];
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `--requests-per-user` */
export const flagOf = (name: string): string => `--${kebab(name)}`;

/** Regions by their number or their names; undefined for neither. */
export const regionsOf = (text: string): readonly string[] | undefined => {
  const wanted = numberOf(text);
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_REGIONS) return tierFacts('netflix').regions.slice(0, wanted);
  const names = text.split(',').map((name) => name.trim());
  return new Set(names).size === names.length && names.every((name) => supportedRegions.includes(name)) ? names : undefined;
};

const regionProblem = (said: Said): Diagnostic => {
  const names = said.value.split(',');
  const strange = names.find((name) => !supportedRegions.includes(name.trim()));
  if (strange === undefined || Number.isFinite(numberOf(said.value)))
    return saidError(
      'BP092',
      said,
      `"${said.value}" is no list of regions`,
      `expected a number, 1 to ${MOST_REGIONS}, or names, each once`,
    );
  const before = said.value.slice(0, said.value.indexOf(strange));
  const hint = didYouMean(strange.trim(), supportedRegions) ?? 'name regions of AWS with commas between';
  return saidError('BP092', { ...said, value: strange, prefix: said.prefix + before }, `there is no region "${strange.trim()}"`, hint);
};

/** Facts of the command line. */
export const factsOfFlags = (flags: FactFlags): ReadFacts => {
  const said = (name: string, value: string): Said => ({ value, prefix: `${flagOf(name)} `, origin: 'command line' });
  const names = Object.keys(ASKED_FACTS) as AskedFactName[];
  const numbers = names.flatMap((name) => (flags[name] === undefined ? [] : [[name, numberOf(flags[name])] as const]));
  const facts = Object.fromEntries(numbers) as BusinessFacts;
  const problems = outOfBounds(facts).map(({ fact, message, hint }) => {
    const text = flags[fact as AskedFactName] ?? '';
    const strange = Number.isNaN(facts[fact as AskedFactName]);
    return saidError('BP092', said(fact, text), strange ? `"${text}" is no number` : message, hint);
  });
  if (flags.regions === undefined) return { facts, diagnostics: problems };
  const regions = regionsOf(flags.regions);
  return regions
    ? { facts: { ...facts, regions }, diagnostics: problems }
    : { facts, diagnostics: [...problems, regionProblem(said('regions', flags.regions))] };
};
