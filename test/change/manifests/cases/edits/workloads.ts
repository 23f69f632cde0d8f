import { became, edited, type Edit } from './edit';
import { DEP } from './stock';

const PDB = `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`;

const HPA = `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  minReplicas: 3
  maxReplicas: 10
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]
`;

const PC = `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
description: x
`;

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: shop }
spec: { containers: [{ name: a, image: 'a:1', env: [{ name: A, value: b }] }] }
`;

export const WORKLOADS: readonly Edit[] = [
  edited('Deployment: image', [], DEP, ['web:1', 'web:2']),
  edited('Deployment: replicas up', [], DEP, ['replicas: 3', 'replicas: 4']),
  edited('Deployment: replicas down', [], DEP, ['replicas: 3', 'replicas: 2']),
  edited('Deployment: none', ['BP522 attention Deployment shop/web'], DEP, ['replicas: 3', 'replicas: 0']),
  edited('Deployment: env', [], DEP, ['value: b', 'value: c']),
  edited('Deployment: env added', [], DEP, ['value: b }', 'value: b }, { name: C, value: d }']),
  edited('Deployment: metadata label', [], DEP, ['labels: { app: web } }', 'labels: { app: web, x: y } }']),
  edited('Deployment: pod label', [], DEP, ['tier: front', 'tier: back']),
  edited('Deployment: resources', [], DEP, ["image: 'web:1'", "image: 'web:1'\n          resources: { limits: { memory: 1Gi } }"]),
  edited('Deployment: annotation', [], DEP, ['labels: { app: web } }', 'labels: { app: web }, annotations: { a: b } }']),
  edited('Deployment: selector', ['BP509 refused Deployment shop/web'], DEP, [
    'matchLabels: { app: web }',
    'matchLabels: { app: web, tier: front }',
  ]),
  edited('Deployment: selector as an expression', ['BP509 refused Deployment shop/web'], DEP, [
    'matchLabels: { app: web }',
    'matchExpressions: [{ key: app, operator: In, values: [web] }]',
  ]),
  edited('Deployment: labels out of the selector', ['BP509 refused Deployment shop/web'], DEP, [
    'labels: { app: web, tier',
    'labels: { app: shop, tier',
  ]),
  edited('Deployment: recreate', ['BP522 attention Deployment shop/web'], DEP, [
    'replicas: 3',
    'replicas: 3\n  strategy: { type: Recreate }',
  ]),
  edited('Deployment: strategy written out', [], DEP, ['replicas: 3', 'replicas: 3\n  strategy: { type: RollingUpdate }']),
  edited('Deployment: without readiness', ['BP522 attention Deployment shop/web'], DEP, [/ +readinessProbe.*\n/, '']),
  edited('Deployment: privileged', ['BP512 attention Deployment shop/web'], DEP, [
    'runAsNonRoot: true',
    'runAsNonRoot: true, privileged: true',
  ]),
  edited('Deployment: containers in another order', [], DEP, [
    /        - name: web[^]*        - \{ name: side, image: 'side:1' \}\n/,
    DEP.match(/        - name: web[^]*mountPath: \/data \}\]\n/)![0].replace(/^/, "        - { name: side, image: 'side:1' }\n"),
  ]),
  edited('Deployment: without a sidecar', [], DEP, ["        - { name: side, image: 'side:1' }\n", '']),
  edited('Deployment: account', ['BP512 attention Deployment shop/web'], DEP, ['serviceAccountName: web', 'serviceAccountName: admin']),
  edited('Deployment: data from a claim to emptyDir', ['BP522 attention Deployment shop/web'], DEP, [
    'persistentVolumeClaim: { claimName: data }',
    'emptyDir: {}',
  ]),
  edited('Deployment: another claim', ['BP522 attention Deployment shop/web'], DEP, ['claimName: data', 'claimName: data2']),
  edited('Deployment: host path', ['BP512 attention Deployment shop/web', 'BP522 attention Deployment shop/web'], DEP, [
    'persistentVolumeClaim: { claimName: data }',
    'hostPath: { path: /var/run/docker.sock }',
  ]),
  edited('Deployment: host network', ['BP512 attention Deployment shop/web'], DEP, [
    'serviceAccountName: web',
    'serviceAccountName: web\n      hostNetwork: true',
  ]),
  edited('Deployment: removed', ['BP510 attention Deployment shop/web'], DEP, [/^[^]*$/, '']),
  edited('Deployment: renamed', ['BP510 attention Deployment shop/web'], DEP, ['name: web, namespace', 'name: site, namespace']),
  edited('Deployment: other namespace', ['BP510 attention Deployment shop/web'], DEP, ['namespace: shop', 'namespace: store']),
  edited('Deployment: old group', [], DEP.replace('apps/v1', 'extensions/v1beta1'), ['extensions/v1beta1', 'apps/v1']),
  edited(
    'Deployment: daemon set instead',
    ['BP510 attention Deployment shop/web'],
    DEP,
    ['kind: Deployment', 'kind: DaemonSet'],
    ['  replicas: 3\n', ''],
  ),
  edited('Deployment: paused', [], DEP, ['replicas: 3', 'replicas: 3\n  paused: true']),
  edited(
    'DaemonSet: selector',
    ['BP509 refused DaemonSet shop/web'],
    DEP.replace('kind: Deployment', 'kind: DaemonSet').replace('  replicas: 3\n', ''),
    ['matchLabels: { app: web }', 'matchLabels: { app: web, tier: front }'],
  ),
  edited(
    'Rollout: selector',
    ['BP509 refused Rollout shop/web'],
    DEP.replace('kind: Deployment', 'kind: Rollout').replace('apps/v1', 'argoproj.io/v1alpha1'),
    ['matchLabels: { app: web }', 'matchLabels: { app: web, tier: front }'],
  ),
  edited('Rollout: image', [], DEP.replace('kind: Deployment', 'kind: Rollout').replace('apps/v1', 'argoproj.io/v1alpha1'), [
    'web:1',
    'web:2',
  ]),
  edited(
    'Rollout: instead of the Deployment',
    ['BP510 attention Deployment shop/web'],
    DEP,
    ['kind: Deployment', 'kind: Rollout'],
    ['apps/v1', 'argoproj.io/v1alpha1'],
  ),
  edited('PodDisruptionBudget: nothing may go', ['BP522 attention PodDisruptionBudget shop/web'], DEP + PDB, [
    'maxUnavailable: 1',
    'maxUnavailable: 0',
  ]),
  edited('PodDisruptionBudget: as many as there are', ['BP522 attention PodDisruptionBudget shop/web'], DEP + PDB, [
    'maxUnavailable: 1',
    'minAvailable: 3',
  ]),
  edited('PodDisruptionBudget: two at least', [], DEP + PDB, ['maxUnavailable: 1', 'minAvailable: 2']),
  edited(
    'PodDisruptionBudget: removed',
    ['BP510 attention PodDisruptionBudget shop/web', 'BP522 attention PodDisruptionBudget shop/web'],
    DEP + PDB,
    [/---[^]*/, ''],
  ),
  edited('PodDisruptionBudget: old version', [], (DEP + PDB).replace('policy/v1', 'policy/v1beta1'), ['policy/v1beta1', 'policy/v1']),
  edited('PodDisruptionBudget: other pods', ['BP522 attention PodDisruptionBudget shop/web'], DEP + PDB, [
    'maxUnavailable: 1, selector: { matchLabels: { app: web',
    'maxUnavailable: 1, selector: { matchLabels: { app: site',
  ]),
  edited('HorizontalPodAutoscaler: fewer at least', [], DEP + HPA, ['minReplicas: 3', 'minReplicas: 2']),
  edited('HorizontalPodAutoscaler: more at most', [], DEP + HPA, ['maxReplicas: 10', 'maxReplicas: 20']),
  edited('HorizontalPodAutoscaler: fewer at most', [], DEP + HPA, ['maxReplicas: 10', 'maxReplicas: 5']),
  edited('HorizontalPodAutoscaler: fewer at most than at least', ['BP509 refused HorizontalPodAutoscaler shop/web'], DEP + HPA, [
    'maxReplicas: 10',
    'maxReplicas: 2',
  ]),
  edited('HorizontalPodAutoscaler: target', [], DEP + HPA, ['averageUtilization: 60', 'averageUtilization: 70']),
  edited('HorizontalPodAutoscaler: removed', ['BP510 attention HorizontalPodAutoscaler shop/web'], DEP + HPA, [/---[^]*/, '']),
  edited('HorizontalPodAutoscaler: old version', [], (DEP + HPA).replace('autoscaling/v2', 'autoscaling/v2beta2'), [
    'autoscaling/v2beta2',
    'autoscaling/v2',
  ]),
  became(
    'HorizontalPodAutoscaler: first, replicas out',
    ['BP522 attention Deployment shop/web'],
    DEP,
    DEP.replace('  replicas: 3\n', '') + HPA,
  ),
  edited('PriorityClass: value', ['BP509 refused PriorityClass high'], PC, ['1000', '2000']),
  edited('PriorityClass: description', [], PC, ['description: x', 'description: y']),
  edited('PriorityClass: default for all', [], PC, ['description: x', 'globalDefault: true']),
  edited('PriorityClass: preemption', ['BP509 refused PriorityClass high'], PC, ['description: x', 'preemptionPolicy: Never']),
  became('PriorityClass: removed', ['BP510 attention PriorityClass high'], PC, ''),
  edited('Pod: image', [], POD, ['a:1', 'a:2']),
  edited('Pod: env', ['BP509 refused Pod shop/p'], POD, ['value: b', 'value: c']),
];
