import { labelsOf, selectorLabels, type Ownership } from './labels';

/** The name under which others find a workload that listens: `<name>.<namespace>.svc.cluster.local`. */
export const serviceOf = (of: Ownership, port: number) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: of.name, labels: { ...labelsOf(of) } },
  spec: { selector: selectorLabels(of.name), ports: [{ name: 'http', port, targetPort: 'http', protocol: 'TCP' }] },
});
