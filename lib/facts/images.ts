import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'placeholder',
    source:
      'github.com/kubernetes/kubernetes v1.36.3 test/images/agnhost (VERSION, Dockerfile, BASEIMAGE, netexec, pause) and test/utils/image/manifest.go',
    asOf: '2026-07-22',
  },
  {
    covers: 'postgresClient: users, entrypoint, platforms',
    source: 'github.com/docker-library/postgres 6edb0a8c versions.json, Dockerfile-alpine.template, docker-entrypoint.sh, LICENSE',
    asOf: '2026-02-26',
    note: 'that commit builds 18.3; tag 18.4-alpine on public.ecr.aws is taken from a public project that pins it by digest',
  },
  {
    covers: 'awsCli: contents and entrypoint',
    source: 'github.com/aws/aws-cli branch v2 docker/Dockerfile',
    asOf: '2026-07-23',
    note: 'tag and its two platforms: as read from the registry by a public project on 2026-09-16, which noted both digests',
  },
  {
    covers: 'otelCollector: release, components, user, entrypoint, platforms',
    source:
      'github.com/aws-observability/aws-otel-collector ed0b1d59 VERSION, docs/releases/v0.49.0.md, cmd/awscollector/Dockerfile, pkg/defaultcomponents/defaults.go, go.mod (contrib 0.156.0), .github/workflows/CI.yml',
    asOf: '2026-07-16',
  },
];

/** A public container image that manifests may name. */
export interface ContainerImage {
  readonly repository: string;
  /** A release, never a moving tag. */
  readonly tag: string;
  /** SPDX expression of the image's own content. */
  readonly licence: string;
  readonly platforms: readonly ['linux/amd64', 'linux/arm64'];
  /** The user to run it as. Most of these images set none (they would run as root), and none needs root for what it does here. */
  readonly uid: number;
  readonly gid: number;
  /** What the image runs before its arguments. */
  readonly entrypoint: readonly string[];
  /** Directories that must be writable for it when the root file system is read-only. */
  readonly writable: readonly string[];
  readonly source: string;
}

const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;

/**
 * Stands in for a service whose own image does not exist yet: answers 200 to every request, or waits, or ends well.
 * Kubernetes' own conformance tests run it on every release, on both architectures and as an ordinary user.
 */
export const placeholder: ContainerImage = {
  repository: 'registry.k8s.io/e2e-test-images/agnhost',
  tag: '2.63.0',
  licence: 'Apache-2.0',
  platforms: PLATFORMS,
  uid: 1000,
  gid: 1000,
  entrypoint: ['/agnhost'],
  writable: [],
  source: 'https://github.com/kubernetes/kubernetes/tree/v1.36.3/test/images/agnhost',
};

/**
 * Arguments that make the placeholder an HTTP server on a port.
 *
 * `--http-override=/` is what makes it safe behind a public address: without it `netexec` also serves /shell (runs what it
 * is sent), /dial (requests on the caller's behalf), /exit and /upload. With it every method on every path, the probes'
 * included, gets the answer of `/`: 200 and the time.
 *
 * @param port TCP port, 1024 or higher for an ordinary user
 * @param drainSeconds how long it goes on answering after SIGTERM; it then exits 0. @default 5
 */
export const placeholderServerArgs = (port: number, drainSeconds = 5): readonly string[] => [
  'netexec',
  `--http-port=${port}`,
  '--udp-port=-1',
  '--http-override=/',
  `--delay-shutdown=${drainSeconds}`,
];

/** Arguments of a placeholder without a port: waits for SIGTERM, and then exits with 2. */
export const placeholderWorkerArgs: readonly string[] = ['pause'];

/** Command (in place of the entrypoint) of a placeholder that ends at once with 0: busybox, from the image's Alpine base. */
export const placeholderJobCommand: readonly string[] = ['/bin/true'];

/**
 * `psql`, for the Job that makes roles and grants. Give it `command: ['psql', '-X', '-v', 'ON_ERROR_STOP=1', …]`, so that the
 * server's entrypoint stays out of it. A client talks to its own and to older servers. Tried with psql 15, as a user that
 * /etc/passwd does not know and without HOME: with PGUSER and PGSSLROOTCERT set it connects with `sslmode=verify-full` and
 * writes no file; without PGUSER it ends with "local user with ID … does not exist". It exits with 2 when it cannot connect,
 * and with 3 when a statement fails.
 */
export const postgresClient: ContainerImage = {
  repository: 'public.ecr.aws/docker/library/postgres',
  tag: '18.4-alpine',
  licence: 'PostgreSQL AND MIT',
  platforms: PLATFORMS,
  // The user "postgres" of Alpine's image. (Debian's has 999.)
  uid: 70,
  gid: 70,
  entrypoint: ['docker-entrypoint.sh'],
  writable: [],
  source: 'https://github.com/docker-library/postgres',
};

/** The AWS command line, with bash and jq, for init containers. Set HOME to a writable directory: it keeps a cache in ~/.aws. */
export const awsCli: ContainerImage = {
  repository: 'public.ecr.aws/aws-cli/aws-cli',
  tag: '2.36.46',
  licence: 'Apache-2.0',
  platforms: PLATFORMS,
  uid: 65532,
  gid: 65532,
  entrypoint: ['/usr/local/bin/aws'],
  writable: ['/tmp'],
  source: 'https://github.com/aws/aws-cli/tree/v2/docker',
};

/**
 * AWS's distribution of the OpenTelemetry collector: one static program in an image without a shell. It has what metrics on their way to
 * Amazon Managed Service for Prometheus need (OTLP receiver, memory limiter, batches, remote write, signatures of AWS), comes from a
 * registry without limits on pulls, and gets AWS's own fixes. A container that sets `command` loses the entrypoint: give it `args`.
 */
export const otelCollector: ContainerImage = {
  repository: 'public.ecr.aws/aws-observability/aws-otel-collector',
  tag: 'v0.49.0',
  licence: 'Apache-2.0',
  platforms: PLATFORMS,
  // The user "aoc", which the image sets by name: Kubernetes cannot tell from a name that it is not root.
  uid: 4317,
  gid: 4317,
  entrypoint: ['/awscollector'],
  writable: [],
  source: 'https://github.com/aws-observability/aws-otel-collector/tree/v0.49.0',
};

/** `repository:tag`, as manifests name an image. */
export const imageReference = ({ repository, tag }: ContainerImage): string => `${repository}:${tag}`;
