import { MIB, SECONDS_PER_DAY } from '../../capacity/units';
import { grouped } from '../../diagnostics/grouped';
import type { Blueprint, Stream } from '../../blueprint';
import type { Diagnostic } from '../../diagnostics';
import type { Graph } from '../graph';
import { eventsPerDayOn } from '../load';
import { chooseEngine, type EngineChoice, type Instead } from './choose';

export type { EngineChoice } from './choose';
export { engineAt, leavingHomes, residentsOf } from './homes';
export { ENGINES, TIER_ENGINES, engineFacts, type EngineFacts, type EngineKind, type Threshold } from './table';

/** The engine of every store, stream and processor. */
export interface EngineChoices {
  readonly stores: Readonly<Record<string, EngineChoice>>;
  readonly streams: Readonly<Record<string, EngineChoice>>;
  readonly processors: Readonly<Record<string, EngineChoice>>;
}

/** How long a queue keeps what nobody fetched: sqs `MessageRetentionPeriod`, 14 days. */
const QUEUE_HOURS = 14 * 24;
/** What several consumers read at this rate is carried once by Kafka, and once for each of them by queues. LANGUAGE, "Engines". */
const FAN_OUT = { consumers: 2, eventsPerSecond: 1_000 } as const;

/** What makes Kafka the default of a stream from the tier on that has it. */
const kafkaFor = ({ replay, retentionHours }: Stream, facts: Readonly<Record<string, number>>): Instead | undefined => {
  const kafka = (needed: boolean, reason: string): Instead => ({ engine: 'msk', needed, reason });
  if (replay) return kafka(true, 'consumers read again from the past, and a queue forgets an event once it was handled');
  if (retentionHours > QUEUE_HOURS)
    return kafka(true, `events are kept for ${grouped(retentionHours)} hours, a queue ends at ${QUEUE_HOURS}`);
  const { consumers = 0, eventsPerSecond = 0 } = facts;
  if (consumers < FAN_OUT.consumers || eventsPerSecond < FAN_OUT.eventsPerSecond) return undefined;
  return kafka(
    false,
    `${consumers} consumers of ${grouped(eventsPerSecond)} events a second: queues would carry and bill each event once for each consumer`,
  );
};

const defined = (facts: Record<string, number | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, number] => entry[1] !== undefined));

const each = <T>(of: Readonly<Record<string, T>>, choose: (name: string, value: T) => EngineChoice): Record<string, EngineChoice> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, choose(name, value)]));

export const chooseEngines = (blueprint: Blueprint, graph: Graph, report: (d: Diagnostic) => void): EngineChoices => {
  const rate = (stream: string): number | undefined => {
    const perDay = blueprint.streams[stream]?.eventsPerDay;
    return perDay === undefined ? undefined : perDay / SECONDS_PER_DAY;
  };
  /** Of a stream that is silent, its share of the events that the blueprint states for all: enough to choose by, but no fact of its own. */
  const share = (stream: string): number | undefined => {
    const ofAll = blueprint.load.eventsPerDay;
    return ofAll === undefined ? undefined : eventsPerDayOn(stream, blueprint, ofAll) / SECONDS_PER_DAY;
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
      return chooseEngine(
        blueprint,
        {
          ...s,
          name,
          kind: 'stream',
          path: ['streams', name],
          facts,
          instead: kafkaFor(s, { ...defined({ eventsPerSecond: share(name) }), ...facts }),
        },
        report,
      );
    }),
    processors: each(blueprint.processors, (name, p) => {
      const rates = p.consumes.map(rate).filter((r) => r !== undefined);
      const facts = defined({ eventsPerSecond: rates.length > 0 ? rates.reduce((a, b) => a + b, 0) : undefined });
      return chooseEngine(blueprint, { ...p, name, kind: 'processor', path: ['processors', name], facts }, report);
    }),
  };
};
