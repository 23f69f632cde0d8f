import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../../blueprint/shape/suggest';
import { explain as explanations, explainEngines, explainableIds } from '../../reports/explanation';
import { explainIdText, explainText } from '../../reports/explain-text';
import { reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { saidError } from '../said';
import { printingOf, type ChoosingOptions } from './options';
import { withPlan } from './session';

/** `explain x`: a file when it looks like one or is one, else an id. */
const isFile = (text: string, cwd: string): boolean => /\.(ya?ml|json)$/.test(text) || existsSync(resolve(cwd, text));

/** `strata explain`: why everything is as it is, or one id in depth. */
export const explain = (first: string | undefined, second: string | undefined, options: ChoosingOptions, io: Io): ExitCode => {
  const alone = first !== undefined && second === undefined && !isFile(first, io.cwd);
  const [file, id] = alone ? [undefined, first] : [first, second];
  return withPlan(file, options, io, ({ plan, sources }) => {
    const ids = explainableIds(plan);
    if (id !== undefined && !ids.includes(id)) {
      const said = { value: id, prefix: 'strata explain ', origin: 'command line' };
      const named = ids.find((known) => known.endsWith(`/${id}`) || known.startsWith(`${id}/`));
      const near = named ? `did you mean "${named}"?` : didYouMean(id, ids);
      return refuse(
        io,
        [saidError('BP087', said, `nothing is planned as "${id}"`, near ?? '`strata plan` lists the ids')],
        sources,
        printingOf(options),
      );
    }
    if (options.json) {
      const chosen = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
        all.filter((e) => id === undefined || e.id === id);
      const { name, tier, profile, load, notes } = plan;
      printJson(io, { name, tier, profile, load, engines: chosen(explainEngines(plan)), entries: chosen(explanations(plan)), notes });
      return;
    }
    const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
    io.stdout.write(`${id === undefined ? explainText(plan, sheet) : explainIdText(plan, id, sheet)}\n`);
  });
};
