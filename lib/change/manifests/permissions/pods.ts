import { at, listOf, mapOf, mapsOf, textOf, textsOf, type JsonMap } from '../../reading';

const STANDARDS = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

/** Everything that a pod may do beyond its own container, as sentences that follow `pods of …`: `may …`. */
export interface Power {
  /** What two sides are compared by. */
  readonly key: string;
  readonly said: string;
}

const power = (key: string, said: string): Power => ({ key, said });

const HOST: Readonly<Record<string, string>> = {
  hostNetwork: 'use the network of the node, past every NetworkPolicy',
  hostPID: 'see and end every process of the node',
  hostIPC: 'share memory with every process of the node',
};

/** What every container gets unless it drops it, and what the baseline lets it add. */
const HARMLESS_CAPABILITIES: readonly string[] = ['NET_BIND_SERVICE'];

const ofPod = (pod: JsonMap): readonly Power[] => {
  const context = mapOf(pod['securityContext']);
  return [
    ...Object.entries(HOST).flatMap(([field, said]) => (pod[field] === true ? [power(field, said)] : [])),
    ...mapsOf(pod['volumes']).flatMap((volume) => {
      const path = textOf(at(volume, 'hostPath.path'));
      return path === undefined ? [] : [power(`hostPath ${path}`, `read and write ${path} of the node`)];
    }),
    ...(at(context, 'seccompProfile.type') === 'Unconfined' ? [power('seccomp', 'make any system call (seccomp Unconfined)')] : []),
  ];
};

const runsAsRoot = (container: JsonMap, pod: JsonMap): boolean => {
  const [own, whole] = [mapOf(container['securityContext']), mapOf(pod['securityContext'])];
  const user = own['runAsUser'] ?? whole['runAsUser'];
  if (typeof user === 'number') return user === 0;
  return (own['runAsNonRoot'] ?? whole['runAsNonRoot']) !== true;
};

const ofContainer = (container: JsonMap, pod: JsonMap): readonly Power[] => {
  const context = mapOf(container['securityContext']);
  const name = textOf(container['name']) ?? '';
  const inside = `in container ${name}`;
  return [
    ...(context['privileged'] === true ? [power(`privileged ${name}`, `do everything on the node (privileged, ${inside})`)] : []),
    ...(context['allowPrivilegeEscalation'] !== false
      ? [power(`escalation ${name}`, `gain more rights than it starts with (${inside})`)]
      : []),
    ...(runsAsRoot(container, pod) ? [power(`root ${name}`, `run as root (${inside})`)] : []),
    ...(at(context, 'seccompProfile.type') === 'Unconfined' ? [power(`seccomp ${name}`, `make any system call (${inside})`)] : []),
    ...textsOf(at(context, 'capabilities.add'))
      .filter((capability) => !HARMLESS_CAPABILITIES.includes(capability))
      .map((capability) => power(`capability ${capability} ${name}`, `use the capability ${capability} (${inside})`)),
    ...(textsOf(at(context, 'capabilities.drop')).includes('ALL')
      ? []
      : [power(`capabilities ${name}`, `keep the capabilities of a container that drops none (${inside})`)]),
    ...mapsOf(container['ports']).flatMap((port) =>
      typeof port['hostPort'] === 'number' && port['hostPort'] > 0
        ? [power(`hostPort ${port['hostPort']}`, `listen on port ${port['hostPort']} of the node`)]
        : [],
    ),
  ];
};

/** Everything that pods may do beyond their own containers. */
export const powersOf = (pods: unknown): readonly Power[] => {
  const pod = mapOf(pods);
  const containers = [...listOf(pod['containers']), ...listOf(pod['initContainers'])].map(mapOf);
  return [...ofPod(pod), ...containers.flatMap((container) => ofContainer(container, pod))];
};

/** Names of the containers: one that is new has no former self to be compared with. */
export const containerNames = (pods: unknown): ReadonlySet<string> =>
  new Set([...mapsOf(at(pods, 'containers')), ...mapsOf(at(pods, 'initContainers'))].flatMap(({ name }) => textOf(name) ?? []));

export const POD_SECURITY = STANDARDS;
