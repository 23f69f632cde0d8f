import { otlpPorts } from '../../../facts/prometheus';

/** Where the collector answers how it is: the health_check extension's own port. */
export const HEALTH_PORT = 13_133;

/** The variable with the base URL of the workspace. */
export const URL_VARIABLE = 'METRICS_WORKSPACE_URL';

/** Seconds for which samples that the workspace did not take are sent again: its window for late samples should be no shorter. */
export const RETRY_SECONDS = 300;

/**
 * Share of a container's memory at which the collector takes no more, in percent, and how much of it may come within a second
 * (memorylimiterprocessor, README: most of the container, and a fifth of that).
 */
const MEMORY = { limit: 80, spike: 20 } as const;

/** What Go itself should keep to: 80 % of that limit (as above, "Best Practices"). */
export const GO_MEMORY_SHARE = 0.8 * (MEMORY.limit / 100);

export interface CollectorConfigProps {
  readonly name: string;
  readonly namespace: string;
  readonly region: string;
}

const attribute = (name: string, value: string) => ({ name, value });

/**
 * What the collector does: it takes OTLP, and writes metrics into the workspace, signed with the role of its pod. There is nothing for
 * traces and logs, so that who sends them is told so (404). What it measures of itself goes the same way. `${env:…}` is the collector's
 * own notation for a variable.
 */
export const collectorConfig = ({ name, namespace, region }: CollectorConfigProps) => ({
  extensions: {
    health_check: { endpoint: `0.0.0.0:${HEALTH_PORT}` },
    sigv4auth: { region, service: 'aps' },
  },
  receivers: {
    otlp: {
      protocols: { grpc: { endpoint: `0.0.0.0:${otlpPorts.grpc}` }, http: { endpoint: `0.0.0.0:${otlpPorts.http}` } },
    },
  },
  processors: {
    memory_limiter: { check_interval: '1s', limit_percentage: MEMORY.limit, spike_limit_percentage: MEMORY.spike },
    batch: { timeout: '5s' },
  },
  exporters: {
    prometheus_remote_write: {
      endpoint: `\${env:${URL_VARIABLE}}/api/v1/remote_write`,
      auth: { authenticator: 'sigv4auth' },
      // Name and version of the instrumentation on every series say nothing that anybody asks for, and begin new series at its every release.
      disable_scope_info: true,
      // One after the other: samples of a series that overtake each other would be late ones.
      max_batch_request_parallelism: 1,
      retry_on_failure: { max_elapsed_time: `${RETRY_SECONDS}s` },
    },
  },
  service: {
    extensions: ['health_check', 'sigv4auth'],
    telemetry: {
      logs: { encoding: 'json' },
      resource: {
        attributes: [
          attribute('service.name', name),
          attribute('service.namespace', namespace),
          attribute('service.instance.id', `${namespace}.\${env:POD_NAME}.${name}`),
        ],
      },
      metrics: {
        readers: [{ periodic: { exporter: { otlp: { protocol: 'http/protobuf', endpoint: `http://127.0.0.1:${otlpPorts.http}` } } } }],
      },
    },
    pipelines: {
      metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['prometheus_remote_write'] },
    },
  },
});
