import { basename } from 'node:path';
import { loadBlueprint, TIERS, type Blueprint } from '../blueprint';
import type { Diagnostic, SourceIndex } from '../diagnostics';
import { stockBlueprint } from '../package-root';
import { tierFacts } from '../plan/tiers';
import type { KubernetesUse } from '../reports/kubernetes-support';
import { choose } from './choice';
import { requestOf } from './commands/options';
import { contextOfProject } from './context';
import { NO_SOURCES } from './said';

/** A blueprint whose cluster is somebody else's has no version of its own. */
const useOf = (name: string, { tier, cluster, platform, regions = tierFacts(tier).regions }: Blueprint): KubernetesUse[] =>
  cluster ? [] : [{ blueprint: name, version: platform.kubernetes, regions: [...regions], extendedSupport: platform.extendedSupport }];

/** The versions of Kubernetes that the stock blueprints have. */
export const stockUses = (cwd: string): readonly KubernetesUse[] =>
  TIERS.filter((tier) => tierFacts(tier).built).flatMap((tier) => {
    const { blueprint } = loadBlueprint(stockBlueprint(tier), { cwd });
    return blueprint ? useOf(`stock ${tier}`, blueprint) : [];
  });

/** The blueprint at hand: what it uses, or what is wrong with it. */
export interface AtHand {
  readonly uses: readonly KubernetesUse[];
  /** Errors. */
  readonly problems: readonly Diagnostic[];
  readonly sources: SourceIndex;
}

/** The blueprint that every command would take here, unless that is a stock one, or there is none. @param file - the one that is named */
export const usesAtHand = (file: string | undefined, cwd: string): AtHand => {
  const context = contextOfProject(cwd);
  if (context.problems.length > 0) return { uses: [], problems: context.problems, sources: NO_SOURCES };
  const { choice, problems } = choose(requestOf(file, {}), context.request, cwd);
  // That none is named is no fault here: the program is examined, with or without a blueprint.
  if (!choice) return { uses: [], problems: problems.filter(({ code }) => code !== 'BP081'), sources: NO_SOURCES };
  if (TIERS.some((tier) => choice.file === stockBlueprint(tier))) return { uses: [], problems: [], sources: NO_SOURCES };
  const { blueprint, diagnostics, sources } = loadBlueprint(choice.file, { cwd });
  if (blueprint) return { uses: useOf(basename(choice.file), blueprint), problems: [], sources };
  return { uses: [], problems: diagnostics.filter(({ severity }) => severity === 'error'), sources };
};
