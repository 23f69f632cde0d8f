import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { PROFILES, type BlueprintInput } from '../lib/blueprint';
import { ROOT } from './program';
import { PROMOTED, promoted } from './promoted';
import { movedBetween, resourcesOf, synthesize, type Series } from './series';
import { stockTiers } from './tiers';
import { differences, reversed } from './trees';

type Blueprint = BlueprintInput;
type Services = NonNullable<Blueprint['services']>;
type Service = Services[string];

interface Edit {
  readonly name: string;
  readonly apply: (blueprint: Blueprint) => Blueprint;
}

const more = (list: readonly string[] | undefined, ...names: string[]): string[] => [...(list ?? []), ...names];

/** The blueprint with one of its own services changed: what is added is also used by what was there. */
const withFirstService = (blueprint: Blueprint, change: (service: Service) => Service): Blueprint => {
  const [first] = Object.entries(blueprint.services ?? {});
  if (first === undefined) throw new Error('the blueprint has no service');
  const [name, service] = first;
  return { ...blueprint, services: { ...blueprint.services, [name]: change(service) } };
};

/** What people do to a blueprint that is in use. Each edit comes on top of those before it; none may replace or remove a resource. */
const EDITS: readonly Edit[] = [
  {
    name: 'stores',
    apply: (b) =>
      withFirstService(
        {
          ...b,
          stores: {
            'aa-archive': { kind: 'object' },
            ...b.stores,
            'zz-notes': { kind: 'relational' },
            'zz-ledger': { kind: 'relational', dedicated: true },
          },
        },
        (s) => ({ ...s, reads: more(s.reads, 'aa-archive', 'zz-notes'), writes: more(s.writes, 'zz-notes', 'zz-ledger') }),
      ),
  },
  {
    name: 'stream',
    apply: (b) => {
      const published = withFirstService({ ...b, streams: { 'aa-signals': {}, ...b.streams } }, (s) => ({
        ...s,
        publishes: more(s.publishes, 'aa-signals'),
      }));
      return {
        ...published,
        services: { ...published.services, 'aa-listener': { runtime: 'node', role: 'worker', consumes: ['aa-signals'] } },
      };
    },
  },
  {
    name: 'second-consumer',
    apply: (b) => ({
      ...b,
      services: { ...b.services, 'zz-listener': { runtime: 'node', role: 'worker', consumes: ['aa-signals'], writes: ['zz-notes'] } },
    }),
  },
  {
    name: 'services',
    apply: (b) => ({
      ...b,
      services: {
        'aa-front': { runtime: 'node', expose: 'public', calls: ['zz-back'] },
        ...b.services,
        'zz-back': { runtime: 'node', team: 'zz-crew', reads: ['zz-notes'] },
      },
    }),
  },
  { name: 'reordered', apply: (b) => reversed(b) as Blueprint },
];

const removed = (before: string, after: string): string[] => {
  const left = resourcesOf(after);
  return [...resourcesOf(before)].filter(([id, type]) => left.get(id) !== type).map(([id, type]) => `${id} (${type}) is gone`);
};

/** Synthesizes a stock blueprint and each edit of it; returns the folders, in order, and what the templates alone show to be wrong. */
const chain = async (tier: string, out: string): Promise<Series> => {
  let blueprint = parse(readFileSync(join(ROOT, 'blueprints', `${tier}.yaml`), 'utf8')) as Blueprint;
  const assemblies = [await synthesize({ blueprint: join(ROOT, 'blueprints', `${tier}.yaml`) }, join(out, `${tier}-0-stock`))];
  const problems: string[] = [];
  for (const [index, { name, apply }] of EDITS.entries()) {
    blueprint = apply(blueprint);
    const file = join(out, `${tier}-${index + 1}-${name}.yaml`);
    writeFileSync(file, stringify(blueprint));
    const before = assemblies.at(-1) ?? '';
    const after = await synthesize({ blueprint: file }, join(out, `${tier}-${index + 1}-${name}`));
    const found = name === 'reordered' ? differences(before, after) : removed(before, after);
    problems.push(...found.map((problem) => `${tier}, ${name}: ${problem}`));
    assemblies.push(after);
  }
  return { assemblies, problems };
};

/** A tier, over it the next one as its upgrade, and over that the same when all data has moved. */
const step = async (from: string, to: string, profile: string, out: string): Promise<Series> => {
  const name = `${from}-to-${to}-${profile}`;
  return movedBetween(name, [
    await synthesize({ tier: from, profile }, join(out, `${name}-0`)),
    await synthesize({ tier: to, profile, from }, join(out, `${name}-1`)),
    await synthesize({ tier: to, profile }, join(out, `${name}-2`)),
  ]);
};

/** `upgrade-pairs.ts OUT`: a line on stdout for each series: its name, and its assemblies in the order in which they are to be deployed. */
const main = async (): Promise<void> => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: upgrade-pairs.ts FOLDER');
  const out = resolve(folder);
  mkdirSync(out, { recursive: true });
  const tell = (name: string, { assemblies, problems }: Series): void => {
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    console.log([name, ...assemblies.map((path) => relative(ROOT, path))].join(' '));
  };
  const tiers = await stockTiers();
  for (const tier of tiers) tell(`${tier}-edited-step-by-step`, await chain(tier, out));
  for (const [i, to] of tiers.slice(1).entries())
    for (const profile of PROFILES) tell(`${tiers[i] ?? ''}-to-${to}-${profile}`, await step(tiers[i] ?? '', to, profile, out));
  for (const profile of PROFILES)
    for (const file of PROMOTED) tell(`promoted-${basename(file, '.yaml')}-${profile}`, await promoted(file, profile, out));
};

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
});
