import { MILLION } from '../../../capacity/units';
import { billedBytes, dataKeySeconds, keyCalls, pollSeconds } from '../../../facts/messages';
import { SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { begun, gibInMonth, inMonth, TEN_THOUSAND } from '../../billing';

/** What the bill of a stream depends on. */
export interface BilledStream {
  readonly spec: {
    readonly stream: string;
    readonly ordered: boolean;
    readonly queues: readonly { readonly consumer: string }[];
    readonly topic?: object;
  };
}

/** Events of a stream. */
interface Events {
  readonly perSecond: number;
  readonly bytes: number;
  /** How many times an event is billed that is larger than what is billed as one. */
  readonly parts: number;
}

const eventsOf = ({ spec }: BilledStream, { demand }: UsageContext): Events => {
  const { events, eventBytes } = demand.streams[spec.stream] ?? { events: { average: 0 }, eventBytes: 0 };
  return { perSecond: events.average, bytes: eventBytes, parts: begun(eventBytes, billedBytes) };
};

/** Replicas of a consumer that run when nobody is there; one, where it runs by the clock. */
const replicasOf = (consumer: string, { entries }: UsageContext): number => {
  const entry = entries.find(({ id }) => id === `service/${consumer}` || id === `processor/${consumer}`);
  const { minReplicas = 1 } = (entry?.size ?? {}) as { readonly minReplicas?: number };
  return minReplicas;
};

/** Polls a second that find nothing: each replica of a consumer asks again when an event has come, or when its time is over. */
const emptyPolls = ({ spec }: BilledStream, { perSecond }: Events, context: UsageContext): number =>
  spec.queues.reduce((sum, { consumer }) => sum + Math.max(0, replicasOf(consumer, context) / pollSeconds - perSecond), 0);

/** The topic in front of several queues: what is published, and for an ordered one what it delivers and how large that is. */
const topicUsage = ({ spec }: BilledStream, { perSecond, bytes, parts }: Events): readonly Usage[] => {
  if (!spec.topic) return [];
  const published = inMonth(perSecond) / MILLION;
  // What a standard topic delivers to queues is free.
  if (!spec.ordered) return [{ item: 'published', price: 'sns.standard', quantity: published * parts }];
  const gib = gibInMonth(perSecond, bytes);
  return [
    { item: 'published', price: 'sns.fifo', quantity: published },
    { item: 'size of what is published', price: 'sns.fifoPayload', quantity: gib },
    { item: 'delivered to queues', price: 'sns.fifoDelivery', quantity: published * spec.queues.length },
    { item: 'size of what is delivered', price: 'sns.fifoDeliveryPayload', quantity: gib * spec.queues.length },
  ];
};

/** Calls of KMS: a few in every period in which something arrives, for each queue, and for the topic in front. */
const keyUsage = ({ spec }: BilledStream, { perSecond }: Events, { graph }: UsageContext): Usage => {
  const publishers = graph.publishersOf(spec.stream).length;
  // To queues behind a topic it is the topic alone that sends.
  const senders = spec.topic ? publishers + spec.queues.length : publishers * spec.queues.length;
  const perPeriod = senders * keyCalls.perSender + spec.queues.length * keyCalls.perReceiver;
  const periods = Math.min(SECONDS_PER_MONTH / dataKeySeconds, inMonth(perSecond));
  return { item: 'calls of the key', price: 'kms.requests10k', quantity: (periods * perPeriod) / TEN_THOUSAND };
};

/**
 * Queues are billed by the request: an event is sent to each queue, received and deleted (assumption `requestsPerMessage`; batches of ten
 * cost a tenth). What nobody can handle is moved to the dead letters, which costs next to nothing while consumers work.
 */
export const streamUsage = (entry: BilledStream, context: UsageContext): readonly Usage[] => {
  const { spec } = entry;
  const events = eventsOf(entry, context);
  const price = spec.ordered ? 'sqs.fifo' : 'sqs.standard';
  const handled = inMonth(events.perSecond) * events.parts * context.assumed.requestsPerMessage * spec.queues.length;
  return [
    ...topicUsage(entry, events),
    { item: 'requests of queues for events', price, quantity: handled / MILLION },
    { item: 'requests of idle consumers', price, quantity: inMonth(emptyPolls(entry, events, context)) / MILLION },
    keyUsage(entry, events, context),
  ];
};

export const streamQuotas = ({ spec }: BilledStream): readonly QuotaUse[] => (spec.topic ? [{ quota: 'sns.topics', amount: 1 }] : []);
