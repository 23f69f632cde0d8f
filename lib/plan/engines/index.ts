import type { Blueprint } from '../../blueprint';
import type { Diagnostic } from '../../diagnostics';
import type { Graph } from '../graph';
import { chooseEngine, type EngineChoice } from './choose';

export type { EngineChoice } from './choose';
export { engineAt, residentsOf } from './homes';
export { ENGINES, TIER_ENGINES, engineFacts, type EngineFacts, type EngineKind, type Threshold } from './table';

/** The engine of every store, stream and processor. */
export interface EngineChoices {
  readonly stores: Readonly<Record<string, EngineChoice>>;
  readonly streams: Readonly<Record<string, EngineChoice>>;
  readonly processors: Readonly<Record<string, EngineChoice>>;
}

const DAY = 86_400;
const MIB = 1_048_576;

const defined = (facts: Record<string, number | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, number] => entry[1] !== undefined));

const each = <T>(of: Readonly<Record<string, T>>, choose: (name: string, value: T) => EngineChoice): Record<string, EngineChoice> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, choose(name, value)]));

export const chooseEngines = (blueprint: Blueprint, graph: Graph, report: (d: Diagnostic) => void): EngineChoices => {
  const rate = (stream: string): number | undefined => {
    const perDay = blueprint.streams[stream]?.eventsPerDay;
    return perDay === undefined ? undefined : perDay / DAY;
  };
  return {
    stores: each(blueprint.stores, (name, s) =>
      chooseEngine(
        blueprint,
        {
          ...s,
          name,
          path: ['stores', name],
          facts: defined({ writesPerSecond: s.writesPerSecond, readsPerSecond: s.readsPerSecond, dataGiB: s.dataGiB }),
        },
        report,
      ),
    ),
    streams: each(blueprint.streams, (name, s) => {
      const perSecond = rate(name);
      const facts = defined({
        eventsPerSecond: perSecond,
        ingestMiBPerSecond: perSecond === undefined || s.eventBytes === undefined ? undefined : (perSecond * s.eventBytes) / MIB,
        consumers: graph.consumersOf(name).length,
      });
      return chooseEngine(blueprint, { ...s, name, kind: 'stream', path: ['streams', name], facts }, report);
    }),
    processors: each(blueprint.processors, (name, p) => {
      const rates = p.consumes.map(rate).filter((r) => r !== undefined);
      const facts = defined({ eventsPerSecond: rates.length > 0 ? rates.reduce((a, b) => a + b, 0) : undefined });
      return chooseEngine(blueprint, { ...p, name, kind: 'processor', path: ['processors', name], facts }, report);
    }),
  };
};
