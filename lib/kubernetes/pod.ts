import { contentAddressed } from './content-address';
import { labelsOf, type Ownership } from './labels';
import { placementOf, type Placement } from './placement';
import { probesOf, type HealthCheck } from './probes';
import { resourcesOf } from './resources';
import { runtimeEnvironment, type Runtime } from './runtime-environment';
import { containerSecurity, podSecurity, scratch } from './security';
import type { Container, PodSpec } from './types';

/** What runs in a pod, and how large it is. */
export interface PodProps extends Ownership, Placement {
  /** Image with a tag or a digest. */
  readonly image: string;
  readonly runtime: Runtime;
  /** Kubernetes CPU request. */
  readonly cpu: string;
  /** Kubernetes memory request and limit. */
  readonly memory: string;
  /** In place of the image's entrypoint. @default the image's own */
  readonly command?: readonly string[];
  /** @default the image's own */
  readonly args?: readonly string[];
  /** Environment variables; they win over those that fit the runtime to its container. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Variables that differ from pod to pod: in their values `$(POD_NAME)` is the name of the pod, `$(POD_ZONE)` that of its zone, empty
   * before Kubernetes 1.35. They win over `environment`. @default none
   */
  readonly perPod?: Readonly<Record<string, string>>;
  /** Files that it reads. @default none */
  readonly files?: MountedFiles;
  /** Numeric user and group. @default ORDINARY_USER */
  readonly uid?: number;
}

/** Files that stand in a directory of a container. */
export interface MountedFiles {
  /** Absolute path of the directory, which holds nothing else. */
  readonly directory: string;
  /** Text by name of the file. */
  readonly content: Readonly<Record<string, string>>;
}

/** The variable that holds the name of a pod, where its workload has variables of their own for each pod. */
export const POD_NAME = 'POD_NAME';

/** The variable that holds the name of the zone of a pod, where one of its own variables asks for it. */
export const POD_ZONE = 'POD_ZONE';

/**
 * The node's zone as a label of the pod: Kubernetes copies it when it puts the pod on the node, before any container starts
 * (KEP-4742, PodTopologyLabelsAdmission, on by default from 1.35). A label that is not there makes an empty variable.
 */
const zoneOfPod = { name: POD_ZONE, valueFrom: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/zone']" } } };

/** What only some pods have. */
export interface PodOptions {
  readonly ports?: Container['ports'];
  readonly health?: HealthCheck;
  /** Seconds between the decision to end a pod and the signal to it. */
  readonly preStopSeconds?: number;
  /** Seconds from that decision to the end, however unfinished. */
  readonly graceSeconds: number;
  readonly more?: Partial<PodSpec>;
}

/** An immutable ConfigMap, named after its content: a change makes another one, and so rolls the pods. */
const immutable = (name: string, of: Ownership, entries: Readonly<Record<string, string>>) =>
  contentAddressed({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: { ...labelsOf(of) } },
    immutable: true,
    data: Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))),
  });

/** The pod's environment. */
export const configMapOf = (props: PodProps) =>
  immutable(props.name, props, { ...runtimeEnvironment(props.runtime, props.cpu, props.memory), ...props.environment });

/** The files that the pod reads; undefined when it reads none. */
export const filesOf = (props: PodProps) => (props.files ? immutable(`${props.name}-files`, props, props.files.content) : undefined);

/** What differs from pod to pod, after the name that it is made from: Kubernetes puts a variable into those that follow it. */
const perPodOf = (variables: Readonly<Record<string, string>>): Pick<Container, 'env'> => ({
  env: [
    { name: POD_NAME, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ...(Object.values(variables).some((value) => value.includes(`$(${POD_ZONE})`)) ? [zoneOfPod] : []),
    ...Object.entries(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name, value })),
  ],
});

/** The workload's own account; its token is mounted nowhere, since nothing of ours talks to the Kubernetes API. */
export const serviceAccountOf = (props: Ownership) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: props.name, labels: { ...labelsOf(props) } },
  automountServiceAccountToken: false,
});

/**
 * A pod that Pod Security "restricted" admits. EKS Pod Identity works in it without the account's own token: its webhook adds another
 * one, for `pods.eks.amazonaws.com`, as a volume of its own (aws/amazon-eks-pod-identity-webhook, pkg/handler).
 * @param configMap - name of the ConfigMap with its environment
 */
export const podSpecOf = (props: PodProps, configMap: string, options: PodOptions): PodSpec => {
  const { volume, mount } = scratch();
  const { ports = [], health, preStopSeconds } = options;
  const files = filesOf(props)?.metadata.name;
  const numbers = [...ports.map((p) => p.containerPort), ...(health ? [health.port] : [])];
  return {
    serviceAccountName: props.name,
    automountServiceAccountToken: false,
    // The variables that Kubernetes makes for every Service of a namespace would mix with our own.
    enableServiceLinks: false,
    // Names with two dots or more (service.team.svc, every AWS endpoint) are asked for as they are, not first under four search domains.
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    securityContext: podSecurity({ ...(props.uid === undefined ? {} : { uid: props.uid }), ports: numbers }),
    terminationGracePeriodSeconds: options.graceSeconds,
    containers: [
      {
        name: props.name,
        image: props.image,
        ...(props.command ? { command: props.command } : {}),
        ...(props.args ? { args: props.args } : {}),
        envFrom: [{ configMapRef: { name: configMap } }],
        ...(props.perPod ? perPodOf(props.perPod) : {}),
        ...(ports.length > 0 ? { ports } : {}),
        ...(health ? probesOf(props.runtime, health) : {}),
        ...(preStopSeconds ? { lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } } } : {}),
        resources: resourcesOf(props),
        securityContext: containerSecurity(),
        volumeMounts: [mount, ...(props.files ? [{ name: 'files', mountPath: props.files.directory, readOnly: true }] : [])],
      },
    ],
    volumes: [volume, ...(files === undefined ? [] : [{ name: 'files', configMap: { name: files } }])],
    ...placementOf(props),
    ...options.more,
  };
};
