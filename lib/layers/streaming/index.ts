export { EventStream, type ConsumerQueues, type EventStreamProps, type StreamConsumer } from './stream/construct';
