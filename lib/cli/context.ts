import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics';
import { REQUEST_KEYS, type ContextRequest } from './choice';
import type { Io } from './io';
import { cliError, wholePlace, type Said } from './said';

/** The context key for the tier of a project whose people may also name a blueprint. `tier` itself has to agree with that blueprint. */
const DEFAULT_TIER = 'strata:tier';

export interface Context {
  readonly request: ContextRequest;
  readonly problems: readonly Diagnostic[];
}

type Values = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text from JSON that ought to hold an object, or what is wrong with it. */
const parse = (text: string, place: string): Values | Diagnostic => {
  try {
    const value: unknown = JSON.parse(text);
    if (isMap(value)) return value;
  } catch {
    // Said below: where exactly JSON broke is for an editor to tell.
  }
  return cliError('BP085', `${place} is not a JSON object`, 'correct it, or take it away', wholePlace(place));
};

const isDiagnostic = (value: Values | Diagnostic): value is Diagnostic => 'severity' in value && 'code' in value;

const fileIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** `cdk -c` makes text of everything, cdk.json may hold numbers and booleans; anything else is not a value of ours. */
const saidIn = (values: Values, key: string, origin: string): Said | undefined => {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  if (value === undefined || value === null) return undefined;
  return {
    value: typeof value === 'string' ? value : JSON.stringify(value),
    prefix: origin === 'cdk.json' ? `"${key}": ` : `-c ${key}=`,
    origin,
  };
};

const requestOf = (values: Values, origin: string): ContextRequest => {
  const said = [
    ...REQUEST_KEYS.map((key) => [key, saidIn(values, key, origin)] as const),
    ['defaultTier', saidIn(values, DEFAULT_TIER, origin)] as const,
  ];
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
};

const collect = (text: string | undefined, place: string, origin: string, values: (all: Values) => unknown): Context => {
  if (text === undefined) return { request: {}, problems: [] };
  const parsed = parse(text, place);
  if (isDiagnostic(parsed)) return { request: {}, problems: [parsed] };
  const found = values(parsed);
  return { request: isMap(found) ? requestOf(found, origin) : {}, problems: [] };
};

/** The context of the cdk.json in the working folder; without one, nothing. */
export const contextOfProject = (cwd: string): Context =>
  collect(fileIfThere(join(cwd, 'cdk.json')), 'cdk.json', 'cdk.json', (all) => all['context']);

/**
 * The context of an app: what the CDK CLI hands on (cdk.json, the user's own, and `-c`, merged by it), over what cdk.json says when the
 * app runs without it. A context too large for an environment variable comes in a file (aws-cdk-lib/cx-api, CONTEXT_OVERFLOW_LOCATION_ENV).
 */
export const contextOfApp = ({ env, cwd }: Pick<Io, 'env' | 'cwd'>): Context => {
  const overflow = env['CONTEXT_OVERFLOW_LOCATION_ENV'];
  const project = contextOfProject(cwd);
  const handed = [
    collect(env['CDK_CONTEXT_JSON'] || undefined, 'CDK_CONTEXT_JSON', 'context', (all) => all),
    collect(overflow ? fileIfThere(overflow) : undefined, 'the context of the CDK', 'context', (all) => all),
  ];
  const keys = Object.entries(Object.assign({}, ...handed.map((p) => p.request)) as Record<string, Said>);
  // What the CLI only repeats from cdk.json is answered for there.
  const news = keys.filter(([key, said]) => project.request[key as keyof ContextRequest]?.value !== said.value);
  return { request: { ...project.request, ...Object.fromEntries(news) }, problems: [project, ...handed].flatMap((p) => p.problems) };
};
