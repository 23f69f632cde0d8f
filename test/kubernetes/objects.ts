import { App, Chart } from 'cdk8s';

interface Plain {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Record<string, string>;
    readonly labels?: Record<string, string>;
  };
}

/** The objects that something puts into a chart, by kind. */
export const objectsIn = <T extends Plain>(fill: (chart: Chart) => void, namespace?: string): ReadonlyMap<string, T> => {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
  fill(chart);
  return new Map((chart.toJson() as T[]).map((object) => [object.kind, object]));
};
