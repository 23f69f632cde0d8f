import { factValue } from '../../facts/registry';
import { isExpress, type BrokerClass } from '../broker-types';
import type { Charge } from '../charge';
import { costOf } from '../charge';
import { brokersOf, type BrokerPlan } from '../kafka';
import { brokerPlans, cheapestBrokers } from '../kafka-choice';
import { roundedUp, wholes } from '../quantity';
import type { StreamLoad } from '../stream-load';
import { BINARY_STEP, HOURS_PER_MONTH, MIB, MILLION, SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../units';
import { REFERENCE_REGION, type PlatformItem, type RegionTask } from './region';

/** A Kafka cluster, or several where one may not have so many brokers. */
export interface KafkaSize {
  readonly type: string;
  readonly brokers: number;
  readonly clusters: number;
  readonly bottleneck: string;
  /** USD a month at the list prices of us-east-1: what two ways are compared by. */
  readonly monthly: number;
  readonly items: readonly PlatformItem[];
}

/** How events are carried in a region. */
export type StreamSize =
  | {
      readonly engine: 'sqs';
      /** Requests a month. */
      readonly requests: number;
      readonly items: readonly PlatformItem[];
    }
  | {
      readonly engine: 'msk';
      readonly partitions: number;
      readonly partitionReplicas: number;
      readonly retentionHours: number;
      /** The cheaper of the two, where both fit into one cluster; else the one that does. */
      readonly chosen: 'standard' | 'express';
      readonly standard: KafkaSize;
      readonly express: KafkaSize;
      /** MSK Serverless, USD a month at the list prices of us-east-1; undefined beyond what it admits. */
      readonly serverless: number | undefined;
      /** Brokers that the load of a lost region would ask for at the planned utilisation; they carry it with more use instead. */
      readonly brokersEvacuated: number;
      readonly items: readonly PlatformItem[];
    };

type Kafka = Extract<StreamSize, { engine: 'msk' }>;

const sqs = ({ demand, load }: RegionTask): StreamSize => {
  const { requestsPerMessage, eventsPerBatch } = load.assumed;
  const requests = (demand.events.average * SECONDS_PER_MONTH * requestsPerMessage * load.ofTier.fanOut) / eventsPerBatch;
  return { engine: 'sqs', requests, items: [{ item: 'requests', price: 'sqs.standard', quantity: requests / MILLION }] };
};

/** Brokers, in parts of one, that still carry the load while another region is lost: Express ones at the most they are sold for, standard ones full. */
const brokersInNeed = (plan: BrokerPlan, stream: StreamLoad, { load, evacuation }: RegionTask): number => {
  const { assumed, book } = load;
  const full = assumed.evacuatedUtilisation;
  const peakIn = stream.peakIn * evacuation;
  const peakOut = stream.peakOut * evacuation;
  if (!isExpress(plan.type))
    return brokersOf(plan.type, { ...stream, peakIn, peakOut }, { ...assumed, brokerUtilisation: full }, book).exact.ingress ?? 0;
  const megabytes = (mibPerSecond: number, limit: string): number =>
    (mibPerSecond * MIB) / MILLION / (factValue(`msk.${plan.type}.${limit}`, undefined, book) * full);
  return Math.max(megabytes(peakIn, 'ingressMax'), megabytes(peakOut, 'egressMax'));
};

/** Brokers, in parts of one, that the load alone asks for: topics of a tier have partitions even if nobody writes to them. */
const brokersOfLoad = (plan: BrokerPlan, stream: StreamLoad, task: RegionTask): number => {
  const { assumed, book } = task.load;
  const partitionReplicas = (stream.peakIn / assumed.mibPerPartition) * factValue('msk.sizing.availabilityZones', undefined, book);
  const { exact } = brokersOf(plan.type, { ...stream, partitionReplicas }, assumed, book);
  return Math.max(...Object.values(exact), brokersInNeed(plan, stream, task));
};

const ITEMS: readonly (readonly [RegExp, string])[] = [
  [/crossAz$/, 'traffic between zones'],
  [/[sS]torage$/, 'storage'],
  [/DataIn$/, 'data in'],
];

const itemOf = ({ fact, quantity }: Charge, plan: BrokerPlan, brokers: number, ofLoad: number): PlatformItem =>
  fact === `msk.${plan.type}.price`
    ? {
        item: `brokers, ${brokers} × ${plan.type}`,
        price: fact,
        quantity: brokers * HOURS_PER_MONTH,
        ofLoad: ofLoad * HOURS_PER_MONTH,
      }
    : { item: ITEMS.find(([pattern]) => pattern.test(fact))?.[1] ?? fact, price: fact, quantity };

const quotaOf = ({ load }: RegionTask): number => factValue('quota.kafka.L-03FD6822.brokersPerKraftCluster', undefined, load.book);

const kafkaSize = (plan: BrokerPlan, stream: StreamLoad, task: RegionTask): KafkaSize => {
  const { book } = task.load;
  const inNeed = roundedUp(wholes(brokersInNeed(plan, stream, task), 1), factValue('msk.sizing.availabilityZones', undefined, book));
  const brokers = Math.max(plan.brokers, inNeed);
  const ofLoad = brokersOfLoad(plan, stream, task);
  const items = plan.charges.map((charge) => itemOf(charge, plan, brokers, ofLoad));
  const charges = items.map(({ price, quantity }) => ({ fact: price, quantity }));
  return {
    type: plan.type,
    brokers,
    clusters: wholes(brokers, quotaOf(task)),
    bottleneck: plan.bottleneck,
    monthly: costOf(charges, REFERENCE_REGION, book),
    items,
  };
};

/** The cheapest cluster of a class; where none is small enough, the one with the fewest brokers, in several clusters. */
const cheapestOf = (wanted: BrokerClass, plans: readonly BrokerPlan[], task: RegionTask): BrokerPlan => {
  const { book } = task.load;
  const ofClass = plans.filter(({ type }) => (wanted === 'express') === isExpress(type) && !type.startsWith('kafka.m5'));
  const fewest = ofClass.toSorted((a, b) => a.brokers - b.brokers)[0] as BrokerPlan;
  return cheapestBrokers(plans, REFERENCE_REGION, book)[wanted] ?? fewest;
};

const serverlessOf = ({ averageIn, peakIn, averageOut, peakOut, retentionHours }: StreamLoad, partitions: number, task: RegionTask) => {
  const { book } = task.load;
  const most = (limit: string): number => (factValue(`msk.serverless.quota.${limit}`, undefined, book) * MILLION) / MIB;
  const admitted = factValue('msk.serverless.quota.partitionsNonCompacted', undefined, book);
  if (peakIn > most('ingress') || peakOut > most('egress') || partitions > admitted) return undefined;
  const gib = (mibPerSecond: number, seconds: number): number => (mibPerSecond * seconds) / BINARY_STEP;
  return costOf(
    [
      { fact: 'msk.serverless.clusterHour', quantity: HOURS_PER_MONTH },
      { fact: 'msk.serverless.partitionHour', quantity: partitions * HOURS_PER_MONTH },
      { fact: 'msk.serverless.dataIn', quantity: gib(averageIn, SECONDS_PER_MONTH) },
      { fact: 'msk.serverless.dataOut', quantity: gib(averageOut, SECONDS_PER_MONTH) },
      { fact: 'msk.serverless.storage', quantity: gib(averageIn, retentionHours * SECONDS_PER_HOUR) },
    ],
    REFERENCE_REGION,
    book,
  );
};

const streamLoadOf = ({ demand, load }: RegionTask, partitionReplicas: number): StreamLoad => ({
  averageIn: demand.mebibytes.average,
  peakIn: demand.mebibytes.peak,
  averageOut: demand.mebibytesRead.average,
  peakOut: demand.mebibytesRead.peak,
  partitionReplicas,
  retentionHours: load.ofTier.eventHours,
});

const msk = (task: RegionTask): Kafka => {
  const { demand, load, evacuation } = task;
  const { assumed, ofTier, book } = load;
  const partitions = Math.max(ofTier.topics * assumed.leastPartitions, wholes(demand.mebibytes.peak, assumed.mibPerPartition));
  const partitionReplicas = partitions * factValue('msk.sizing.availabilityZones', undefined, book);
  const stream = streamLoadOf(task, partitionReplicas);
  const plans = brokerPlans(stream, assumed, book);
  const standard = kafkaSize(cheapestOf('m7g', plans, task), stream, task);
  const expressPlan = cheapestOf('express', plans, task);
  const express = kafkaSize(expressPlan, stream, task);
  const one = standard.clusters === express.clusters;
  const chosen = (one ? standard.monthly <= express.monthly : standard.clusters < express.clusters) ? 'standard' : 'express';
  const size = chosen === 'standard' ? standard : express;
  const lost = { ...stream, peakIn: stream.peakIn * evacuation, peakOut: stream.peakOut * evacuation };
  return {
    engine: 'msk',
    partitions,
    partitionReplicas,
    retentionHours: stream.retentionHours,
    chosen,
    standard,
    express,
    serverless: serverlessOf(stream, partitions, task),
    brokersEvacuated: brokersOf(size.type as BrokerPlan['type'], lost, assumed, book).brokers,
    items: size.items,
  };
};

/** Queues or Kafka for the events of a region. */
export const streamSize = (task: RegionTask): StreamSize => (task.topology.stream === 'sqs' ? sqs(task) : msk(task));
