import { STANDARD, type Assumed } from '../facts/assumptions';
import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { brokerClass, brokerClasses, expressBrokerTypes, standardBrokerTypes, type BrokerClass } from './broker-types';
import { costOf } from './charge';
import { brokersOf, type BrokerPlan } from './kafka';
import { count } from './quantity';
import type { StreamLoad } from './stream-load';

/** A cluster of each of the 22 types of broker, standard ones first. */
export const brokerPlans = (load: StreamLoad, assumed: Assumed = STANDARD, book: FactBook = publishedFacts()): readonly BrokerPlan[] =>
  [...standardBrokerTypes, ...expressBrokerTypes].map((type) => brokersOf(type, load, assumed, book));

/**
 * The cheapest cluster of each class that a quota admits; undefined where none does.
 * @param quota - brokers of a cluster. @default the quota of a KRaft cluster, 60
 */
export const cheapestBrokers = (
  plans: readonly BrokerPlan[],
  region: string,
  book: FactBook = publishedFacts(),
  quota: number = factValue('quota.kafka.L-03FD6822.brokersPerKraftCluster', undefined, book),
): Readonly<Record<BrokerClass, BrokerPlan | undefined>> => {
  count('quota', quota);
  const cheapest = (wanted: BrokerClass): BrokerPlan | undefined =>
    plans
      .filter(({ type, brokers }) => brokerClass(type) === wanted && brokers <= quota)
      .toSorted((a, b) => costOf(a.charges, region, book) - costOf(b.charges, region, book))[0];
  return Object.fromEntries(brokerClasses.map((wanted) => [wanted, cheapest(wanted)])) as Record<BrokerClass, BrokerPlan | undefined>;
};
