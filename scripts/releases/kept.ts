import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../lib/blueprint';
import type { Assembly, Cluster, Stack, Template } from '../../lib/change';
import type { StatefulResource } from '../../lib/plan';
import { ROOT } from '../program';
import type { Scenario } from './scenarios';

/** A folder for each release, and in it one for each scenario. */
export const RELEASES = join(ROOT, 'test/releases');

/** A scenario as a release made it. */
export interface Kept {
  readonly scenario: Scenario;
  readonly assembly: Assembly;
  /** What it promised never to lose. */
  readonly stateful: readonly StatefulResource[];
}

const BLUEPRINT = 'blueprint.yaml';
const FACTS = 'scenario.json';
const STACK = '.stack.json';
const CLUSTER = '.cluster.json';

/** Everything but what it holds on one line, then a line for each thing that it holds, so that a difference names what moved. */
const lines = (open: string, items: readonly string[], close: string): string => `${open}${items.map((i) => `\n${i}`).join(',')}\n${close}`;

const mapLines = (map: object): string =>
  lines(
    '{',
    Object.entries(map).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`),
    '}',
  );

const stackText = ({ template, ...head }: Stack): string =>
  `${lines(
    '{',
    [
      ...Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`),
      `"template":${lines(
        '{',
        Object.entries(template).map(([part, held]: [string, object]) => `${JSON.stringify(part)}:${mapLines(held)}`),
        '}',
      )}`,
    ],
    '}',
  )}\n`;

const listText = (list: readonly unknown[]): string =>
  `${lines(
    '[',
    list.map((one) => JSON.stringify(one)),
    ']',
  )}\n`;

/** The files of a kept scenario, by name. */
export const filesOf = ({ scenario: { blueprint, profile }, assembly, stateful }: Kept): ReadonlyMap<string, string> =>
  new Map([
    [BLUEPRINT, blueprint],
    [FACTS, `{${profile === undefined ? '' : `"profile":"${profile}",`}"stateful":${listText(stateful).trimEnd()}}\n`],
    ...assembly.stacks.map((stack) => [`${stack.name}${STACK}`, stackText(stack)] as const),
    ...(assembly.clusters ?? []).map(({ name, objects }) => [`${name}${CLUSTER}`, listText(objects)] as const),
  ]);

/** Writes a scenario into the folder of a release. */
export const keep = (release: string, kept: Kept): void => {
  const folder = join(release, kept.scenario.name);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of filesOf(kept)) writeFileSync(join(folder, name), text);
};

const jsonAt = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

/** Reads a scenario from the folder of a release. */
export const keptIn = (release: string, name: string): Kept => {
  const folder = join(release, name);
  const ending = (end: string): readonly string[] =>
    readdirSync(folder)
      .filter((file) => file.endsWith(end))
      .sort();
  const { profile, stateful } = jsonAt<{ profile?: Profile; stateful: readonly StatefulResource[] }>(folder, FACTS);
  return {
    scenario: { name, blueprint: readFileSync(join(folder, BLUEPRINT), 'utf8'), ...(profile === undefined ? {} : { profile }) },
    stateful,
    assembly: {
      stacks: ending(STACK).map((file) => jsonAt<Stack & { readonly template: Template }>(folder, file)),
      clusters: ending(CLUSTER).map((file) => ({
        name: file.slice(0, -CLUSTER.length),
        objects: jsonAt<Cluster['objects']>(folder, file),
      })),
    },
  };
};

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Versions in the order of their numbers: 0.9.0 before 0.10.0. */
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Every release that is kept, oldest first: its version, its folder, and the names of its scenarios. */
export const keptReleases = (
  root: string = RELEASES,
): readonly { readonly version: string; readonly folder: string; readonly names: readonly string[] }[] =>
  existsSync(root)
    ? [...foldersIn(root)].sort(inOrder).map((version) => ({ version, folder: join(root, version), names: foldersIn(join(root, version)) }))
    : [];
