import { grouped } from '../diagnostics/grouped';
import { BREAK_EVENS, type BreakEvenName } from '../facts/break-evens';
import { STANDARD } from '../facts/assumptions';
import { factValue, type FactBook } from '../facts/registry';
import { HOURS_PER_MONTH, MILLION, SECONDS_PER_MONTH, type PlatformModel } from '../capacity';
import { monthlyOf } from '../pricing';
import type { Tier } from '../blueprint';
import { amount, shown, type EngineAdvice } from './engines';
import type { CompleteFacts } from './facts';
import type { AdvisedKind, Measures } from './measures';

/** Something that many would build, and that nothing here justifies. */
export interface NotYet {
  readonly what: string;
  readonly why: string;
  readonly cites: readonly BreakEvenName[];
}

/** What the advice rests on. */
export interface Situation {
  readonly tier: Tier;
  readonly facts: CompleteFacts;
  readonly model: PlatformModel;
  readonly measures: Readonly<Record<AdvisedKind, Measures>>;
  readonly engines: readonly EngineAdvice[];
  /** Facts that prices come from. */
  readonly book: FactBook;
  /** USD a month of the same platform in one region more. */
  readonly oneRegionMore: number;
}

const engineOf = ({ engines }: Situation, kind: AdvisedKind): EngineAdvice | undefined => engines.find((one) => one.kind === kind);

const dollars = (usd: number): string => (usd > 0 && usd < 1 ? 'less than $1' : `$${grouped(usd)}`);

/** USD a month of the smallest cluster of Kafka, before its first event. */
const leastKafka = (book: FactBook): number => {
  const brokers = factValue('msk.sizing.availabilityZones');
  return brokers * factValue('msk.kafka.m7g.large.price', 'us-east-1', book) * HOURS_PER_MONTH;
};

/** USD of one event through a queue, for one reader. */
const queued = (book: FactBook): number =>
  (factValue('sqs.standard', 'us-east-1', book) * STANDARD.requestsPerMessage) / MILLION / STANDARD.eventsPerBatch;

const kafka = (situation: Situation): readonly NotYet[] => {
  if (engineOf(situation, 'stream')?.engine !== 'sqs') return [];
  const { eventsPerSecond = 0, consumers = 1 } = situation.measures.stream;
  const least = leastKafka(situation.book);
  // USD a month for each event a second; with a price of nothing, nothing is ever dearer.
  const perEvent = SECONDS_PER_MONTH * queued(situation.book) * consumers;
  const queue = eventsPerSecond * perEvent;
  const even = perEvent > 0 ? `, which queues cost at ${grouped(least / perEvent)} events/s` : '';
  return [
    {
      what: 'Kafka',
      why: `${shown(eventsPerSecond)} events/s through queues are ${dollars(queue)} a month; three brokers are ${dollars(least)} before the first event${even}, without anybody who runs them`,
      cites: ['kafkaLeast'],
    },
  ];
};

const rows = (situation: Situation): readonly NotYet[] => {
  const { engine = '' } = engineOf(situation, 'wide-column') ?? {};
  if (engine === 'keyspaces') return [];
  const { writesPerSecond = 0 } = situation.measures['wide-column'];
  const monthly = monthlyOf(situation.model.real.regions.flatMap(({ lines }) => lines.filter(({ component }) => component === 'rows')));
  const price = monthly > 0 ? ` for ${dollars(monthly)} a month` : '';
  const cites: readonly BreakEvenName[] =
    writesPerSecond < BREAK_EVENS.cassandraPays.value ? ['cassandraPays'] : ['auroraFeasible', 'auroraEnds'];
  return [
    {
      what: 'Cassandra, or Keyspaces',
      why: `${amount('writesPerSecond', writesPerSecond)} of rows by key at the peak: ${engine} carries them${price}`,
      cites,
    },
  ];
};

const processing = (situation: Situation): readonly NotYet[] => {
  const { engine, next } = engineOf(situation, 'processor') ?? {};
  if (engine !== 'worker' || !next) return [];
  return [
    {
      what: 'stream processing (Flink, Mantis)',
      why: `${shown(next.now)} events/s are a loop in a worker; state over windows pays from ${shown(next.from)} on`,
      cites: [],
    },
  ];
};

const unless = (situation: Situation, kind: AdvisedKind, simple: readonly string[], what: string): readonly NotYet[] => {
  const { engine = '', next } = engineOf(situation, kind) ?? {};
  if (!simple.includes(engine) || !next) return [];
  return [{ what, why: `${amount(next.metric, next.now)}; ${next.engine} pays from ${amount(next.metric, next.from)} on`, cites: [] }];
};

const services = ({ tier, facts, model }: Situation): readonly NotYet[] => {
  const { teams } = facts;
  const vcpu = model.real.regions.reduce((sum, { compute }) => sum + compute.vcpu, 0);
  const said = teams === undefined ? '' : teams === 1 ? ', written by one team' : `, written by ${grouped(teams)} teams`;
  if (tier === 'startup' && (teams ?? 1) < BREAK_EVENS.services.value)
    return [{ what: 'microservices', why: `all of it is ${shown(vcpu)} vCPU at the peak${said}`, cites: ['services'] }];
  if (tier === 'startup' || tier === 'growth' || (teams !== undefined && teams < BREAK_EVENS.federation.value))
    return [
      {
        what: 'a federated graph over many services',
        why: `keep the schema modular, and in one place${said}`,
        cites: ['federation', 'netflixGraph'],
      },
    ];
  return [];
};

const regions = ({ facts, model, oneRegionMore }: Situation): readonly NotYet[] => {
  const now = facts.regions.length;
  if (now > 1) return [];
  return [
    {
      what: 'a second region',
      why: `two that carry each other's load are ${dollars(oneRegionMore)} a month in place of ${dollars(model.real.monthly)}, and every write has to be thought of twice`,
      cites: ['secondRegion'],
    },
  ];
};

const delivery = (situation: Situation): readonly NotYet[] => {
  const { engine, next } = engineOf(situation, 'delivery') ?? {};
  if (engine === 'spinnaker' || !next) return [];
  const { deploysPerDay } = situation.facts;
  const why = deploysPerDay === undefined ? `${engine} does it` : `${shown(deploysPerDay)} deployments a day: ${engine} does it`;
  return [{ what: 'Spinnaker', why, cites: ['spinnaker'] }];
};

/** What belongs to the business, and is bought elsewhere, at the largest tier. */
const elsewhere = ({ tier, model }: Situation): readonly NotYet[] =>
  tier === 'netflix'
    ? model.excluded.map(({ what, monthly, why }) => ({ what: `${what} on AWS`, why: `${dollars(monthly)} a month; ${why}`, cites: [] }))
    : [];

/** What not to build yet, the most tempting first. */
export const notYet = (situation: Situation): readonly NotYet[] => [
  ...kafka(situation),
  ...rows(situation),
  ...services(situation),
  ...processing(situation),
  ...unless(situation, 'cache', ['none'], 'a cache'),
  ...unless(situation, 'search', ['postgres'], 'a search engine'),
  ...delivery(situation),
  ...regions(situation),
  ...elsewhere(situation),
];
