import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'http: instruments and attributes',
    source: 'github.com/open-telemetry/semantic-conventions 384d6616 docs/http/http-metrics.md (stable since 1.23.0)',
    asOf: '2026-08-20',
  },
  {
    covers: 'http, collector: names and labels as they arrive',
    source:
      'go module github.com/open-telemetry/opentelemetry-collector-contrib/exporter/prometheusremotewriteexporter v0.156.0 (that of the distribution in images.ts), built with the others of its release and run: OTLP in, remote write out, names read from what it wrote',
    asOf: '2026-11-25',
  },
  {
    covers: 'otlpPorts',
    source:
      'github.com/open-telemetry/opentelemetry-specification 1377f53b specification/protocol/exporter.md, configuration/sdk-environment-variables.md',
    asOf: '2026-08-19',
  },
  {
    covers: 'mostRetentionDays',
    source: 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-ingest-methods.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'that Amazon Managed Service for Prometheus is in every region of regions.ts',
    source: 'github.com/boto/botocore 1.44.8 botocore/data/endpoints.json (aps); cfn-lint 1.58.0 schemas per region (AWS::APS::Workspace)',
    asOf: '2026-11-25',
  },
];

/** Where a collector takes OTLP: protobuf over HTTP, and gRPC. */
export const otlpPorts = { http: 4318, grpc: 4317 } as const;

/**
 * What instrumented HTTP servers measure, by the names under which it stands in Prometheus: dots become underscores, the unit is put
 * behind, and a histogram becomes three series. Instrumentation of Node.js and Python measures something else, in milliseconds, unless
 * OTEL_SEMCONV_STABILITY_OPT_IN asks for `http`.
 */
export const http = {
  server: {
    count: 'http_server_request_duration_seconds_count',
    bucket: 'http_server_request_duration_seconds_bucket',
  },
  client: {
    count: 'http_client_request_duration_seconds_count',
    bucket: 'http_client_request_duration_seconds_bucket',
  },
  labels: { status: 'http_response_status_code', route: 'http_route', peer: 'server_address' },
} as const;

/** What the collector measures of itself. `failed` is there only once there was a failure. */
export const collector = {
  received: 'otelcol_receiver_accepted_metric_points_total',
  refused: 'otelcol_receiver_refused_metric_points_total',
  sent: 'otelcol_exporter_sent_metric_points_total',
  failed: 'otelcol_exporter_send_failed_metric_points_total',
  queueSize: 'otelcol_exporter_queue_size',
  queueCapacity: 'otelcol_exporter_queue_capacity',
  memory: 'otelcol_process_memory_rss_bytes',
  cpu: 'otelcol_process_cpu_seconds_total',
} as const;

/**
 * The label `job` of everything that a service sends: `<service.namespace>/<service.name>`. `instance` is its `service.instance.id`; two
 * pods without one would write the same series.
 */
export const jobOf = (namespace: string, name: string): string => `${namespace}/${name}`;

/** Days that a workspace of Amazon Managed Service for Prometheus keeps samples at most; 150 where nothing is said. */
export const mostRetentionDays = 1_095;
