import { otlpPorts } from '../../../facts/prometheus';
import { platformOf, type Egress, type PlanContext, type PlanId, type Workload } from '../../../plan/contract';
import { COLLECTOR } from '../../observability/collector/names';
import { OBSERVABILITY_NAMESPACE } from '../namespaces/capability';

/** What a workload needs in order to send what it measures. */
export interface Telemetry {
  /** Variables of the platform, by which the collector is found and series are told apart. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that a blueprint may set otherwise. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Variables that differ from pod to pod; `$(POD_NAME)` is the pod's name. */
  readonly perPod?: Readonly<Record<string, string>>;
  readonly egress: readonly Egress[];
  readonly needs: readonly PlanId[];
}

const NONE: Telemetry = { environment: {}, defaults: {}, egress: [], needs: [] };

const collectorAt = (port: number): Egress => ({ to: 'workload', team: OBSERVABILITY_NAMESPACE, name: COLLECTOR, port });

/** `key=value,…`, as OTEL_RESOURCE_ATTRIBUTES has it; none of the values here needs an escape. */
const attributes = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

/**
 * The OpenTelemetry specification's own variables, so that an image that is instrumented finds the collector without a setting of ours;
 * one that is not never reads them. Traces and logs stay quiet: the collector takes metrics, and logs go to CloudWatch by the node.
 */
export const telemetryOf = ({ name, team }: Workload, { blueprint, names }: PlanContext): Telemetry => {
  if (platformOf(blueprint).metrics === 'cloudwatch') return NONE;
  return {
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://${COLLECTOR}.${OBSERVABILITY_NAMESPACE}.svc.cluster.local:${otlpPorts.http}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_SERVICE_NAME: name,
    },
    defaults: {
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_TRACES_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      // Without it, Node.js and Python measure under older names, in milliseconds (semantic conventions, "HTTP semantic convention stability migration").
      OTEL_SEMCONV_STABILITY_OPT_IN: 'http',
    },
    perPod: {
      // Two pods that could not be told apart would write the same series (semantic conventions, "Specify resource attributes using Kubernetes annotations").
      OTEL_RESOURCE_ATTRIBUTES: attributes({
        'service.namespace': team,
        'service.instance.id': `${team}.$(POD_NAME).${name}`,
        'deployment.environment.name': blueprint.profile,
        'k8s.cluster.name': names.cluster,
        'k8s.namespace.name': team,
        'k8s.pod.name': '$(POD_NAME)',
      }),
    },
    egress: [collectorAt(otlpPorts.grpc), collectorAt(otlpPorts.http)],
    needs: ['collector/main'],
  };
};
