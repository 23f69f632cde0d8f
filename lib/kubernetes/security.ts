import type { Container, PodSpec } from './types';

/**
 * The ordinary user that every container of ours runs as. 1000 is the first one that Debian, Ubuntu and Alpine images make
 * (`node` in the official Node images, `ubuntu` in Temurin's), so that a home directory is usually there.
 */
export const ORDINARY_USER = 1000;

export interface SecurityProps {
  /** Numeric user; never 0. @default ORDINARY_USER */
  readonly uid?: number;
  /** Numeric group. @default the same number as the user */
  readonly gid?: number;
  /** Ports that the pod listens on; one below 1024 needs a setting of the kernel. @default none */
  readonly ports?: readonly number[];
}

/** Lets an ordinary user listen on ports below 1024. One of the settings that "restricted" allows (Pod Security Standards, "Sysctls"). */
const LOW_PORTS = { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' };

/** What Pod Security "restricted" asks of a pod. */
export const podSecurity = ({ uid = ORDINARY_USER, gid = uid, ports = [] }: SecurityProps = {}): NonNullable<
  PodSpec['securityContext']
> => ({
  runAsNonRoot: true,
  runAsUser: uid,
  runAsGroup: gid,
  seccompProfile: { type: 'RuntimeDefault' },
  ...(ports.some((port) => port < 1024) ? { sysctls: [LOW_PORTS] } : {}),
});

/** What Pod Security "restricted" asks of a container, and a root file system that nobody writes to besides. */
export const containerSecurity = (): NonNullable<Container['securityContext']> => ({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
});

/** A scratch directory for a container whose root file system is read-only. */
export const scratch = (size = '512Mi') => ({
  volume: { name: 'tmp', emptyDir: { sizeLimit: size } },
  mount: { name: 'tmp', mountPath: '/tmp' },
});
