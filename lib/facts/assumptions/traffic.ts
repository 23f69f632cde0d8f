import { assumptions } from './assumption';

/** What people and machines send over the network and into logs. */
export const traffic = assumptions({
  responseKiB: {
    value: 16,
    unit: 'KiB per request',
    meaning: 'what a request brings to a visitor, pages and pictures together, without video',
    source: 'ours, between the 22 KiB and the 13 KiB a request of the worked examples for 100,000 and a million users',
  },
  innerKiB: {
    value: 4,
    unit: 'KiB per call',
    meaning: 'what one service sends another for a call, there and back',
    source: 'ours',
  },
  cacheHitShare: {
    value: 0.5,
    unit: 'share of bytes',
    meaning: 'share of what visitors get that CloudFront has already, and the load balancer does not see',
    source: 'ours: pictures and scripts are cached, answers are not',
    most: 1,
  },
  awsShare: {
    value: 0.2,
    unit: 'share of bytes',
    meaning: 'share of inner traffic that leaves through NAT gateways, to AWS endpoints and to others',
    source: 'ours; S3 and DynamoDB have endpoints of their own',
    most: 1,
  },
  logBytesPerRequest: {
    value: 500,
    unit: 'bytes per request and service',
    meaning: 'what a service logs of a request',
    source: 'ours: one line of an access log as JSON',
  },
  seriesPerReplica: {
    value: 500,
    unit: 'time series per replica',
    meaning: 'metrics that one replica has of itself',
    source: 'ours: runtime, HTTP server and clients as OpenTelemetry instruments them, with their histograms',
  },
  peakStreamsFactor: {
    value: 2.5,
    unit: 'peak over average',
    meaning: 'people who watch at the same time, at the peak, over the average',
    source: 'ours; evenings and weekends',
    least: 1,
  },
  secondsBetweenBookmarks: {
    value: 30,
    unit: 's',
    meaning: 'time after which a player says again where somebody is',
    source: 'ours',
    least: 1,
  },
  sandboxLoadShare: {
    value: 0.01,
    unit: 'share of the load',
    meaning: 'share of the load that a sandbox is tried with: what its bill counts of everything that is paid by use',
    source: 'ours: a few people, and a test now and then',
    most: 1,
  },
});
