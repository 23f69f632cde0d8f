import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { otlpPorts } from '../../../facts/prometheus';
import { dns, outsideHttps, podIdentity } from '../../../kubernetes/known-traffic';
import type { Ownership } from '../../../kubernetes/labels';
import type { Traffic } from '../../../kubernetes/traffic';
import type { Placement } from '../../../kubernetes/placement';
import { memoryBytes } from '../../../kubernetes/quantities';
import { Workload } from '../../../kubernetes/workload';
import { checkProps, dnsLabel, items, propError, whole } from '../../props';
import { collectorConfig, GO_MEMORY_SHARE, HEALTH_PORT, URL_VARIABLE } from './config';

export interface MetricsCollectorProps extends Ownership, Placement {
  /** Namespace that its chart is in. */
  readonly namespace: string;
  /** Image of the collector, with an entrypoint that takes `--config`. */
  readonly image: string;
  /** Numeric user of the image. */
  readonly uid: number;
  /** Region of the workspace. */
  readonly region: string;
  /** Base URL of the workspace, `https://aps-workspaces.<region>.amazonaws.com/workspaces/<id>`; may be a binding. */
  readonly workspaceUrl: string;
  /** Namespaces whose pods may send to it. */
  readonly clients: readonly string[];
  /** Address block of the VPC, into which it connects nowhere. */
  readonly vpcBlock: string;
  /** Blocks within it where interface endpoints of AWS's services answer. @default none: they are asked for at their public addresses */
  readonly endpointBlocks?: readonly string[];
  /** How it asks for names. @default at the address of Auto Mode's DNS */
  readonly dns?: readonly Traffic[];
  readonly minReplicas: number;
  /** @default minReplicas */
  readonly maxReplicas?: number;
  /** Kubernetes CPU request. */
  readonly cpu: string;
  /** Kubernetes memory request and limit. */
  readonly memory: string;
}

const DIRECTORY = '/etc/otel-collector';
const FILE = 'collector.yaml';

const MIB = 2 ** 20;

/**
 * An OpenTelemetry collector that takes metrics from the pods of some namespaces, by OTLP over HTTP (4318) or gRPC (4317), and writes
 * them into a workspace of Amazon Managed Service for Prometheus with the role of its account. The chart gives the namespace.
 */
export class MetricsCollector extends Construct {
  constructor(scope: Construct, id: string, props: MetricsCollectorProps) {
    super(scope, id);
    checkProps(this, props, {
      name: dnsLabel,
      namespace: dnsLabel,
      clients: items(0, Infinity, 'namespaces'),
      minReplicas: whole(1),
      maxReplicas: whole(props.minReplicas),
    });
    const memory = memoryBytes(props.memory);
    if (memory === undefined) throw propError(this, `memory is "${props.memory}"; allowed is a quantity of Kubernetes, such as 512Mi`);
    const { namespace, region, workspaceUrl, clients, vpcBlock, endpointBlocks, dns: names = [dns()], ...pod } = props;
    new Workload(this, 'Collector', {
      ...pod,
      runtime: 'go',
      args: [`--config=${DIRECTORY}/${FILE}`],
      files: {
        directory: DIRECTORY,
        content: { [FILE]: stringify(collectorConfig({ name: props.name, namespace, region }), { lineWidth: 0 }) },
      },
      environment: {
        AWS_REGION: region,
        GOMEMLIMIT: `${Math.floor((memory * GO_MEMORY_SHARE) / MIB)}MiB`,
        [URL_VARIABLE]: workspaceUrl,
      },
      perPod: {}, // its name alone
      port: otlpPorts.http,
      morePorts: [{ name: 'grpc', port: otlpPorts.grpc }],
      health: { port: HEALTH_PORT, path: '/' },
      // A platform of stores alone has nobody yet who sends.
      ingress: clients.length === 0 ? [] : [{ peer: { namespaces: clients }, ports: [otlpPorts.grpc, otlpPorts.http] }],
      egress: [...names, podIdentity, outsideHttps(vpcBlock, endpointBlocks)],
    });
  }
}
