export { KafkaCluster, type KafkaClusterProps } from './kafka/construct';
export { EventStream, type ConsumerQueues, type EventStreamProps, type StreamConsumer } from './stream/construct';
export { KafkaTopic, type KafkaTopicProps } from './topic/construct';
