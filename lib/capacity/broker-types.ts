/** Standard brokers of MSK, smallest first within a family. Their prices and limits are facts `msk.<type>.…`. */
export const standardBrokerTypes = [
  'kafka.m5.large',
  'kafka.m5.xlarge',
  'kafka.m5.2xlarge',
  'kafka.m5.4xlarge',
  'kafka.m5.8xlarge',
  'kafka.m5.12xlarge',
  'kafka.m5.16xlarge',
  'kafka.m5.24xlarge',
  'kafka.m7g.large',
  'kafka.m7g.xlarge',
  'kafka.m7g.2xlarge',
  'kafka.m7g.4xlarge',
  'kafka.m7g.8xlarge',
  'kafka.m7g.12xlarge',
  'kafka.m7g.16xlarge',
] as const;

/** Express brokers of MSK: AWS keeps their data, and they replicate none among themselves. */
export const expressBrokerTypes = [
  'express.m7g.large',
  'express.m7g.xlarge',
  'express.m7g.2xlarge',
  'express.m7g.4xlarge',
  'express.m7g.8xlarge',
  'express.m7g.12xlarge',
  'express.m7g.16xlarge',
] as const;

export type StandardBrokerType = (typeof standardBrokerTypes)[number];

export type ExpressBrokerType = (typeof expressBrokerTypes)[number];

export type BrokerTypeName = StandardBrokerType | ExpressBrokerType;

export const isExpress = (type: BrokerTypeName): type is ExpressBrokerType => type.startsWith('express.');

/** `m5`, `m7g` or `express`: brokers of one class differ in size only. */
export const brokerClass = (type: BrokerTypeName): BrokerClass =>
  isExpress(type) ? 'express' : type.startsWith('kafka.m5.') ? 'm5' : 'm7g';

export const brokerClasses = ['m5', 'm7g', 'express'] as const;

export type BrokerClass = (typeof brokerClasses)[number];

/** How many times as large as an xlarge a size is; `large` is less than one. */
export const timesXlarge = (type: string): number => {
  const [, times] = /\.(\d*)xlarge$/.exec(type) ?? [];
  return times === undefined ? 0 : Number(times || 1);
};
