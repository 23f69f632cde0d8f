import { SECONDS_PER_MONTH } from '../../../lib/plan/contract';
import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { entryOf, quantities } from '../../support/used';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

/** Events on the one stream `clicks`, 100 a second all day, with so many consumers of two replicas each. */
const estate = (consumers: number, stream: object = {}, more: Input = {}): Input =>
  ({
    tier: 'growth',
    profile: 'production',
    load: { peakFactor: 1 },
    services: {
      site: { runtime: 'node', publishes: ['clicks'] },
      ...Object.fromEntries(
        Array.from({ length: consumers }, (_, i) => [
          `reader-${i}`,
          { runtime: 'go', role: 'worker', consumes: ['clicks'], scale: { min: 2, max: 4 } },
        ]),
      ),
    },
    streams: { clicks: { engine: 'sqs', eventsPerDay: 100 * 86_400, eventBytes: 1_024, ...stream } },
    ...more,
  }) as Input;

const entry = (id: string, input: Input) => entryOf(planOrThrow(blueprintOf(input)), id);
const stream = (...of: Parameters<typeof estate>) => quantities(entry('stream/clicks', estate(...of)));
const prices = (...of: Parameters<typeof estate>) =>
  (entry('stream/clicks', estate(...of)).usage ?? []).map((line) => ('price' in line ? line.price : line.item));

const MILLIONS = (100 * SECONDS_PER_MONTH) / 1e6;

describe('a stream on SQS', () => {
  it('pays three requests for an event and queue, and nothing for a topic that is not there', () => {
    expect(stream(1)['requests of queues for events']).toBeCloseTo(3 * MILLIONS);
    expect(stream(1)).not.toHaveProperty('published');
    expect(stream(1, {}, { assumptions: { requestsPerMessage: 0.3 } })['requests of queues for events']).toBeCloseTo(0.3 * MILLIONS);
  });

  it('pays for what is published to a topic, not for what that delivers', () => {
    expect(stream(3)['requests of queues for events']).toBeCloseTo(9 * MILLIONS);
    expect(stream(3).published).toBeCloseTo(MILLIONS);
    expect(prices(3)).toEqual(['sns.standard', 'sqs.standard', 'sqs.standard', 'kms.requests10k']);
  });

  it('counts an event of more than 64 KiB as several', () => {
    expect(stream(2, { eventBytes: 65_536 }).published).toBeCloseTo(MILLIONS);
    expect(stream(2, { eventBytes: 65_537 }).published).toBeCloseTo(2 * MILLIONS);
  });

  it('pays for bytes, too, where order is asked for', () => {
    const ordered = { key: 'id', eventsPerDay: 86_400 };
    expect(prices(2, ordered)).toEqual([
      'sns.fifo',
      'sns.fifoPayload',
      'sns.fifoDelivery',
      'sns.fifoDeliveryPayload',
      'sqs.fifo',
      'sqs.fifo',
      'kms.requests10k',
    ]);
    const gib = SECONDS_PER_MONTH / 1_048_576;
    expect(stream(2, ordered)['size of what is published']).toBeCloseTo(gib);
    expect(stream(2, ordered)['size of what is delivered']).toBeCloseTo(2 * gib);
  });

  it('pays for polls that find nothing: three a minute and replica, and none while events come', () => {
    const idle = stream(1, { eventsPerDay: 0 });
    expect(idle['requests of idle consumers']).toBeCloseTo((2 * 3 * SECONDS_PER_MONTH) / 60 / 1e6);
    expect(idle['calls of the key']).toBe(0);
    expect(stream(1)['requests of idle consumers']).toBe(0);
  });

  it('asks for its key a few times in five minutes, however many events there are', () => {
    const periods = SECONDS_PER_MONTH / 300;
    expect(stream(1)['calls of the key']).toBeCloseTo((periods * (2 + 1)) / 1e4); // one sends, one receives
    expect(stream(1, { eventsPerDay: 50 * 86_400 })['calls of the key']).toBe(stream(1)['calls of the key']);
    expect(stream(2)['calls of the key']).toBeCloseTo((periods * (2 + 2 * 2 + 2)) / 1e4); // the site to the topic, that to two queues
  });

  it('takes a topic of the account only where it has one', () => {
    expect(entry('stream/clicks', estate(1)).quotas).toBeUndefined();
    expect(entry('stream/clicks', estate(2)).quotas).toEqual([{ quota: 'sns.topics', amount: 1 }]);
  });
});

describe('a Kafka cluster', () => {
  const cluster = (consumers: number, more: Input = {}) => entry('msk/main', estate(consumers, { engine: 'msk' }, more));
  const BETWEEN = 'traffic of pods in other zones, both ways';

  it('pays for its brokers and their volumes, and its topics for nothing', () => {
    const overrides = { 'msk/main': { brokers: 6, storageGiB: 250 } };
    expect(quantities(cluster(1, { overrides }))).toMatchObject({ brokers: 6 * 730, 'volumes of the brokers': 1_500 });
    expect(entry('topic/clicks', estate(1, { engine: 'msk' })).usage).toEqual([]);
    expect(cluster(1, { overrides }).quotas).toEqual([
      { quota: 'kafka.brokers-per-account', amount: 6 },
      { quota: 'kafka.brokers-per-cluster', amount: 6 },
      { quota: 'kafka.configurations', amount: 1 },
      { quota: 'logs.groups', amount: 1 },
      { quota: 'ec2.network-interfaces', amount: 6 },
    ]);
  });

  it('pays for what crosses zones when it is published, and little for what is read from the copies of a zone', () => {
    const gib = (100 * SECONDS_PER_MONTH) / 1_048_576;
    const crossing = (consumers: number, more: Input = {}) => quantities(cluster(consumers, more))[BETWEEN];
    expect(crossing(1)).toBeCloseTo(gib * (0.67 + 0.05) * 2);
    expect(crossing(3)).toBeCloseTo(gib * (0.67 + 3 * 0.05) * 2);
    expect(crossing(3, { assumptions: { ownZoneReadShare: 0 } })).toBeCloseTo(gib * 4 * 0.67 * 2); // never more than by chance
    expect(crossing(3, { assumptions: { otherZoneShare: 0 } })).toBe(0);
  });

  it('pays again for each that reads, where no pod knows the id of its zone', () => {
    const gib = (100 * SECONDS_PER_MONTH) / 1_048_576;
    const three = (kind: string): string[] => ['1', '2', '3'].map((zone) => `subnet-0123456789abcde${kind}${zone}`);
    const network: Input['network'] = {
      vpcId: 'vpc-0123456789abcdef0',
      cidr: '10.0.0.0/16',
      subnets: { public: three('a'), private: three('b'), data: three('c') },
    };
    for (const more of [{ platform: { kubernetes: '1.34' } }, { network }])
      expect(quantities(cluster(3, more))[BETWEEN]).toBeCloseTo(gib * 4 * 0.67 * 2);
  });
});
