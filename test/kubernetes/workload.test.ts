import type { PodSpec } from '../../lib/kubernetes/types';
import { Workload, type WorkloadProps } from '../../lib/kubernetes/workload';
import { objectsIn } from './objects';

interface Built {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Record<string, string>;
  readonly immutable?: boolean;
  readonly spec: {
    readonly replicas?: number;
    readonly minReadySeconds?: number;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly selector?: { readonly matchLabels?: Record<string, string> };
    readonly strategy?: object;
    readonly template: { readonly metadata: { readonly labels: Record<string, string> }; readonly spec: PodSpec };
  };
}

const PROPS: WorkloadProps = {
  name: 'web',
  component: 'site',
  partOf: 'shop',
  team: 'apps',
  image: 'docker.io/acme/web:1',
  runtime: 'node',
  cpu: '250m',
  memory: '512Mi',
  minReplicas: 2,
  maxReplicas: 4,
  port: 8080,
  health: { port: 8080, path: '/healthz' },
};

const build = (props: Partial<WorkloadProps> = {}) => {
  const objects = objectsIn<Built>((chart) => new Workload(chart, 'Workload', { ...PROPS, ...props }), 'apps');
  const deployment = objects.get('Deployment') as Built;
  const pod = deployment.spec.template.spec;
  return { objects, deployment, pod, container: pod.containers[0], config: objects.get('ConfigMap') as Built };
};

/** Without what the props leave out: `port: undefined` is no port. */
const worker = (): Partial<WorkloadProps> => ({ name: 'mailer', port: undefined, health: undefined }) as Partial<WorkloadProps>;

describe('the number of replicas', () => {
  it('belongs to the autoscaler where there is one, so that an apply does not set it back', () => {
    const { deployment, objects } = build();
    expect(deployment.spec).not.toHaveProperty('replicas');
    expect(objects.get('HorizontalPodAutoscaler')?.spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 4,
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
    });
  });

  it.each([{ maxReplicas: 2 }, { maxReplicas: undefined }])('is stated where nothing scales: %j', (props) => {
    const { deployment, objects } = build(props as Partial<WorkloadProps>);
    expect(deployment.spec.replicas).toBe(2);
    expect(objects.has('HorizontalPodAutoscaler')).toBe(false);
  });
});

describe('a workload whose pods a Rollout makes', () => {
  it.each([{}, { maxReplicas: 2 }])('states no number and has no autoscaler, so that an apply brings no pods back: %j', (props) => {
    const { deployment, objects } = build({ ...props, rollout: true });
    expect(deployment.spec).not.toHaveProperty('replicas');
    expect(objects.has('HorizontalPodAutoscaler')).toBe(false);
    expect(objects.has('PodDisruptionBudget')).toBe(true);
    expect(deployment.spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
  });

  it("counts each revision apart for the spread, the Deployment's and the Rollout's", () => {
    for (const constraint of build({ rollout: true }).pod.topologySpreadConstraints ?? [])
      expect(constraint.matchLabelKeys).toEqual(['pod-template-hash', 'rollouts-pod-template-hash']);
    for (const constraint of build().pod.topologySpreadConstraints ?? []) expect(constraint.matchLabelKeys).toEqual(['pod-template-hash']);
  });
});

describe('the pod', () => {
  it('takes what it asks for of memory, and of CPU what is idle', () => {
    expect(build().container?.resources).toEqual({
      requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
      limits: { memory: '512Mi', 'ephemeral-storage': '1Gi' },
    });
  });

  it('writes nowhere but to its scratch directory', () => {
    const { container, pod } = build();
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(container?.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(pod.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '512Mi' } }]);
  });

  it('mounts no token and gets no variables of other services', () => {
    expect(build().pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false, enableServiceLinks: false });
    expect(build().objects.get('ServiceAccount')).toMatchObject({
      metadata: { name: 'web', namespace: 'apps' },
      automountServiceAccountToken: false,
    });
  });

  it.each([
    [80, 8080, true],
    [8080, 1023, true],
    [8080, 1024, false],
  ])('may listen on %i and %i as an ordinary user', (port, health, low) => {
    const { sysctls } = build({ port, health: { port: health, path: '/' } }).pod.securityContext ?? {};
    expect(sysctls).toEqual(low ? [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] : undefined);
  });

  it('is counted for the spread over zones by revision, on nodes that take it', () => {
    const [zones, hosts] = build().pod.topologySpreadConstraints ?? [];
    expect(zones).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      nodeTaintsPolicy: 'Honor',
      matchLabelKeys: ['pod-template-hash'],
    });
    expect(hosts).toMatchObject({ topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' });
    expect(zones?.labelSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
  });
});

describe('probes', () => {
  it('ask one path, and differ in patience', () => {
    const { startupProbe, readinessProbe, livenessProbe } = build().container ?? {};
    for (const probe of [startupProbe, readinessProbe, livenessProbe]) expect(probe?.httpGet).toEqual({ path: '/healthz', port: 8080 });
    const patience = (p: typeof livenessProbe) => (p?.periodSeconds ?? 0) * (p?.failureThreshold ?? 0);
    expect(patience(readinessProbe)).toBeLessThan(patience(livenessProbe));
    expect(patience(livenessProbe)).toBe(60);
  });

  it.each([
    ['go', 30],
    ['node', 60],
    ['python', 60],
    ['java', 180],
  ] as const)('give a %s service %i seconds to start', (runtime, seconds) => {
    const { startupProbe } = build({ runtime }).container ?? {};
    expect((startupProbe?.periodSeconds ?? 0) * (startupProbe?.failureThreshold ?? 0)).toBe(seconds);
  });

  it('try the port of a service that has no path to ask', () => {
    const { container } = build({ health: { port: 8080 } });
    for (const probe of [container?.startupProbe, container?.readinessProbe, container?.livenessProbe]) {
      expect(probe?.tcpSocket).toEqual({ port: 8080 });
      expect(probe).not.toHaveProperty('httpGet');
    }
  });

  it('ask another port by its name in the pod', () => {
    const { container } = build({ health: { port: 9090, path: '/healthz' } });
    expect(container?.ports).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'health', containerPort: 9090 },
    ]);
    expect(container?.livenessProbe?.httpGet).toEqual({ path: '/healthz', port: 9090 });
  });
});

describe('coming and going', () => {
  it('lets a pod go on while others still send to it, longer behind a load balancer', () => {
    expect(build().container?.lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
    expect(build().pod.terminationGracePeriodSeconds).toBe(35);
    const edge = build({ behindLoadBalancer: true });
    expect(edge.container?.lifecycle).toEqual({ preStop: { sleep: { seconds: 20 } } });
    expect(edge.pod.terminationGracePeriodSeconds).toBe(50);
    expect(edge.deployment.spec.minReadySeconds).toBe(20);
  });

  it('never has fewer than before while it rolls out, and lets every drain get on', () => {
    const { deployment, objects } = build();
    expect(deployment.spec.strategy).toMatchObject({ rollingUpdate: { maxUnavailable: 0 } });
    expect(objects.get('PodDisruptionBudget')?.spec).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
    });
  });

  it('has neither Service nor probes for a worker, and waits to see that it stays up', () => {
    const { objects, container, deployment, pod } = build(worker());
    expect(objects.has('Service')).toBe(false);
    expect(container).not.toHaveProperty('livenessProbe');
    expect(container).not.toHaveProperty('lifecycle');
    expect(deployment.spec.minReadySeconds).toBe(10);
    expect(pod.terminationGracePeriodSeconds).toBe(60);
  });
});

describe('names and labels', () => {
  it('selects by the name alone', () => {
    const { deployment, objects } = build();
    expect(deployment.spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
    expect(objects.get('Service')?.spec).toEqual({
      selector: { 'app.kubernetes.io/name': 'web' },
      ports: [{ name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' }],
    });
  });

  it('says whose everything is', () => {
    const labels = {
      'app.kubernetes.io/name': 'web',
      'app.kubernetes.io/component': 'site',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'strata',
      'strata/team': 'apps',
    };
    const { objects, deployment } = build();
    for (const object of objects.values()) expect(object.metadata).toMatchObject({ namespace: 'apps', labels });
    expect(deployment.spec.template.metadata.labels).toEqual(labels);
  });

  it('names everything after the workload, and the configuration after its content too', () => {
    const { objects, config, container } = build();
    for (const [kind, object] of objects) if (kind !== 'ConfigMap') expect(object.metadata.name).toBe('web');
    expect(config).toMatchObject({ immutable: true, metadata: { name: expect.stringMatching(/^web-[0-9a-f]{8}$/) as string } });
    expect(container?.envFrom).toEqual([{ configMapRef: { name: config.metadata.name } }]);
    expect(build({ environment: { A: '1', B: '2' } }).config.metadata.name).toBe(
      build({ environment: { B: '2', A: '1' } }).config.metadata.name,
    );
    expect(build({ environment: { A: '2', B: '2' } }).config.metadata.name).not.toBe(
      build({ environment: { A: '1', B: '2' } }).config.metadata.name,
    );
  });
});

describe('the environment', () => {
  it.each([
    ['node', '250m', '512Mi', { NODE_OPTIONS: '--max-old-space-size=384' }],
    ['java', '500m', '1Gi', { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError' }],
    ['go', '100m', '128Mi', { GOMAXPROCS: '2', GOMEMLIMIT: '115MiB' }],
    ['go', '2500m', '1G', { GOMAXPROCS: '3', GOMEMLIMIT: '858MiB' }],
    ['python', '1', '512Mi', { PYTHONUNBUFFERED: '1' }],
  ] as const)('shows a %s runtime of %s and %s the size of its container', (runtime, cpu, memory, expected) => {
    expect(build({ runtime, cpu, memory }).config.data).toMatchObject(expected);
  });

  it('lets the user decide otherwise', () => {
    expect(build({ environment: { NODE_OPTIONS: '--max-old-space-size=100' } }).config.data).toEqual({
      NODE_ENV: 'production',
      NODE_OPTIONS: '--max-old-space-size=100',
    });
  });
});

describe('what a workload may have besides', () => {
  it('is nothing, unless it is asked for', () => {
    const { container, pod, objects } = build();
    expect(container).not.toHaveProperty('env');
    expect(container?.volumeMounts?.map((m) => m.name)).toEqual(['tmp']);
    expect(pod.volumes?.map((v) => v.name)).toEqual(['tmp']);
    expect(objects.get('Service')?.spec).toMatchObject({ ports: [{ name: 'http' }] });
  });

  it('is variables that differ from pod to pod, after the name that they are made from', () => {
    const { container } = build({ perPod: { ZONE: 'z', ID: 'web.$(POD_NAME)' } });
    expect(container?.env).toEqual([
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'ID', value: 'web.$(POD_NAME)' },
      { name: 'ZONE', value: 'z' },
    ]);
    expect(build({ perPod: {} }).container?.env).toHaveLength(1);
  });

  it('is the zone of the pod, where one of its variables asks for it', () => {
    expect(build({ perPod: { ZONE: '$(POD_ZONE)' } }).container?.env).toEqual([
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_ZONE', valueFrom: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/zone']" } } },
      { name: 'ZONE', value: '$(POD_ZONE)' },
    ]);
  });

  it('is files, read-only, under a name that follows from their content', () => {
    const named = (text: string) => build({ files: { directory: '/etc/web', content: { 'web.yaml': text } } }).pod.volumes?.[1];
    expect(named('a')).toEqual({ name: 'files', configMap: { name: expect.stringMatching(/^web-files-[0-9a-f]{8}$/) as string } });
    expect(named('a')).not.toEqual(named('b'));
    const { container } = build({ files: { directory: '/etc/web', content: { 'web.yaml': 'a' } } });
    expect(container?.volumeMounts).toContainEqual({ name: 'files', mountPath: '/etc/web', readOnly: true });
  });

  it('is ports, of the pod and of its Service', () => {
    const { container, objects } = build({ morePorts: [{ name: 'grpc', port: 4317 }] });
    expect(container?.ports).toContainEqual({ name: 'grpc', containerPort: 4317 });
    expect(objects.get('Service')?.spec).toMatchObject({
      ports: [
        { name: 'http', port: 8080, targetPort: 'http' },
        { name: 'grpc', port: 4317, targetPort: 'grpc' },
      ],
    });
  });
});
