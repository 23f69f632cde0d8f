import { labelsOf, selectorLabels, type Ownership } from './labels';

/** A port by name, beside the one that every Service here has. */
export interface NamedPort {
  /** At most 15 lower-case letters, digits and hyphens, and not `http` or `health`. */
  readonly name: string;
  readonly port: number;
}

/** The name under which others find a workload that listens: `<name>.<namespace>.svc.cluster.local`. */
export const serviceOf = (of: Ownership, port: number, more: readonly NamedPort[] = []) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: of.name, labels: { ...labelsOf(of) } },
  spec: {
    selector: selectorLabels(of.name),
    ports: [{ name: 'http', port }, ...more].map(({ name, port: number }) => ({ name, port: number, targetPort: name, protocol: 'TCP' })),
  },
});
