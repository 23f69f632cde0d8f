import { imageReference, otelCollector } from '../../../facts/images';
import { binding, defineCapability, FREE, platformOf, textOf, wholeNumber } from '../../../plan/contract';
import { OBSERVABILITY_NAMESPACE } from '../../services/namespaces/capability';
import { COLLECTOR, WORKSPACE_URL } from './names';

export interface CollectorSize {
  readonly minReplicas: number;
  /** More than minReplicas: the number follows the use of CPU. */
  readonly maxReplicas: number;
  /** Kubernetes CPU request. */
  readonly cpu: string;
  /** Kubernetes memory request and limit. */
  readonly memory: string;
}

export interface CollectorSpec {
  readonly name: string;
  readonly namespace: string;
  /** The blueprint's name. */
  readonly partOf: string;
  readonly image: string;
  readonly uid: number;
  /** Base URL of the workspace. */
  readonly workspaceUrl: string;
  /** Namespaces whose workloads send to it, sorted. */
  readonly clients: readonly string[];
}

/** What takes the metrics of all workloads to the workspace. docs/decisions/0021. */
export const collector = defineCapability<'collector', CollectorSize, CollectorSpec>({
  kind: 'collector',
  layer: 'observability',
  scope: 'region',
  systems: ['Atlas'],
  limits: {
    minReplicas: wholeNumber(1, 100),
    maxReplicas: wholeNumber(1, 100),
    cpu: textOf(/^[1-9]\d{0,3}m?$/, 'a Kubernetes CPU quantity, such as 200m or 1'),
    memory: textOf(/^[1-9]\d{0,5}(Mi|Gi)$/, 'a memory quantity with its unit, such as 512Mi'),
  },
  plan: ({ blueprint, graph, names }) => {
    if (platformOf(blueprint).metrics === 'cloudwatch') return [];
    const production = blueprint.profile === 'production';
    return [
      {
        id: 'collector/main',
        engine: 'opentelemetry',
        // Ours. It holds nothing but what it is sending: a pod that loses its collector sends again to the other one.
        size: { minReplicas: production ? 2 : 1, maxReplicas: production ? 6 : 1, cpu: '200m', memory: '512Mi' },
        spec: {
          name: COLLECTOR,
          namespace: OBSERVABILITY_NAMESPACE,
          partOf: blueprint.name,
          image: imageReference(otelCollector),
          uid: otelCollector.uid,
          workspaceUrl: binding(names.stack('Observability'), WORKSPACE_URL),
          clients: graph.teams,
        },
        reason: `every workload sends what it measures to one place by OpenTelemetry's own protocol, whatever its language, and only that place holds the right to write it down; ${production ? 'two of them, so that none is missed, and more as CPU is used' : 'one will do in a sandbox: what is sent while it restarts is lost'}`,
        alternatives: [
          {
            engine: 'amp-scraper',
            verdict:
              'needs no pod, but fetches from Prometheus endpoints, which every image would have to have, and costs by the hour beside the samples',
          },
          {
            engine: 'opentelemetry-operator',
            verdict:
              'pays when collectors are many and of several kinds; for one it is a controller, its webhooks, cert-manager and kinds of its own',
          },
        ],
        needs: ['network/main', 'cluster/main', 'namespaces/main'],
      },
    ];
  },
  // Its pods are on the nodes, and node-pool counts them; what it sends is on the bill of metrics/main.
  usage: FREE,
});
