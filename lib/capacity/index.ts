export * from './broker-types';
export * from './charge';
export * from './kafka';
export * from './kafka-choice';
export * from './quantity';
export type { StreamLoad } from './stream-load';
export * from './units';
