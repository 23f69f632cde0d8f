import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { packageRoot } from '../../package-root';
import type { Plan } from '../../plan';
import { billOf } from '../bill';
import { migrationsOf, type Migration } from '../migrations';
import { pageName, templateFor } from './kinds';
import { moveView } from './view';

/** Where the page of a move lies in `report`, and the manifest of its pod. With several regions each has a folder of its own. */
const pathIn = (plan: Plan, { region }: Migration, name: string): string =>
  `migrations/${plan.regions.length > 1 ? `${region}/` : ''}${name}`;

/** One move has several pairs of resources where a stream comes from queues; the first stands for all of them, and the page tells of each. */
const movesOf = (plan: Plan): readonly Migration[] =>
  [...new Map([...migrationsOf(plan)].reverse().map((move) => [`${move.region} ${move.kind} ${move.store}`, move])).values()].reverse();

/** The page of each move, within `report`, for those that have one. */
export const pageOf = (plan: Plan, move: Migration): string | undefined => {
  const all = movesOf(plan);
  const ends = [move.from.engine, move.to.engine] as const;
  return templateFor(...ends) === undefined ? undefined : `${pathIn(plan, move, pageName(move, all))}.md`;
};

const ENDING = '.md.hbs';

const compiled = (): ReadonlyMap<string, Handlebars.TemplateDelegate> => {
  const folder = join(packageRoot(), 'templates', 'migrations');
  const own = Handlebars.create();
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => [name.slice(0, -ENDING.length), readFileSync(join(folder, name), 'utf8')] as const);
  for (const [name, source] of sources) own.registerPartial(name, source);
  return new Map(sources.map(([name, source]) => [name, own.compile(source, { noEscape: true, strict: false })]));
};

/**
 * A page for each store and stream whose data moves, with what to do and the names to do it with, and the manifest of the pod that it
 * works with: content by path within `report`. None where nothing moves.
 */
export const migrationFiles = (plan: Plan): ReadonlyMap<string, string> => {
  const moves = movesOf(plan);
  if (moves.length === 0) return new Map();
  const [templates, bill] = [compiled(), billOf(plan)];
  return new Map(
    moves.flatMap((move) => {
      const made = moveView(plan, move, moves, bill);
      const page = made && templates.get(made.template)?.(made.view);
      if (!made || page === undefined) return [];
      const files: [string, string][] = [[`${pathIn(plan, move, made.page)}.md`, page]];
      if (made.pod !== undefined) files.push([pathIn(plan, move, `kubernetes/50-moves/${made.page}.yaml`), made.pod]);
      return files;
    }),
  );
};
