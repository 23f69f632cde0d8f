// Kubernetes manifests with cdk8s: a closed namespace, and two services in it of which one may call the other, and nothing else.
import { App, Chart } from 'cdk8s';
import { dns, RestrictedNamespace, Workload } from 'strata-blueprints/kubernetes';

export const app = new App();
const apps = new Chart(app, 'apps', { namespace: 'apps', disableResourceNameHashes: true });

const mine = { partOf: 'mine', team: 'apps', runtime: 'node', cpu: '250m', memory: '512Mi', minReplicas: 2 } as const;

new RestrictedNamespace(apps, 'Namespace', { name: 'apps', partOf: 'mine', kubernetes: '1.36' });
new Workload(apps, 'Web', {
  ...mine,
  name: 'web',
  component: 'site',
  image: 'registry.example.com/web:1.4.2',
  port: 8080,
  health: { port: 8080, path: '/health' },
  maxReplicas: 6,
  environment: { SERVICE_TITLES_URL: 'http://titles.apps.svc.cluster.local:8080' },
  egress: [dns(), { peer: { workload: 'titles', namespace: 'apps' }, ports: [8080] }],
});
new Workload(apps, 'Titles', {
  ...mine,
  name: 'titles',
  component: 'service',
  image: 'registry.example.com/titles:2.0.1',
  port: 8080,
  ingress: [{ peer: { workload: 'web', namespace: 'apps' }, ports: [8080] }],
});
