import type { App, Chart } from 'cdk8s';
import { cdk8s } from './cdk8s';
import { kustomization } from './kustomization';
import { GITOPS, WAVES, type Folder, type Wave } from './waves';

/** One cdk8s App orders all its charts against each other, which is quadratic: 1,000 charts in one take 10 CPU seconds. */
const CHARTS_PER_APP = 100;

export interface ManifestChartOptions {
  /** Namespace of its objects. @default none: each object names its own, or is cluster-wide */
  readonly namespace?: string;
  /** Its kinds are defined by a release, not by Kubernetes or EKS: it stays out of the root kustomization. @default false */
  readonly foreign?: boolean;
}

interface Entry {
  readonly wave: Folder;
  readonly name: string;
  readonly chart: Chart;
  readonly foreign: boolean;
}

/** The manifests of one cluster: a file per chart, in waves, each wave a kustomization. */
export class Manifests {
  private readonly entries: Entry[] = [];
  private readonly plain = new Map<string, string>();
  private app: App | undefined;
  private inApp = 0;

  /** A new file `<wave>/<name>.yaml`; the name is unique within its wave. */
  chart(wave: Folder, name: string, options: ManifestChartOptions = {}): Chart {
    if (this.entries.some((e) => e.wave === wave && e.name === name)) throw new Error(`two charts are named ${wave}/${name}`);
    if (!this.app || this.inApp === CHARTS_PER_APP) {
      this.app = new (cdk8s().App)();
      this.inApp = 0;
    }
    this.inApp += 1;
    const chart = new (cdk8s().Chart)(this.app, `${wave}-${name}`, {
      disableResourceNameHashes: true,
      ...(options.namespace ? { namespace: options.namespace } : {}),
    });
    this.entries.push({ wave, name, chart, foreign: options.foreign ?? false });
    return chart;
  }

  /** A file `<wave>/<name>` that is nobody's manifest, such as the values of a chart: no kustomization names it. */
  file(wave: Wave, name: string, content: string): void {
    const path = `${wave}/${name}`;
    if (this.plain.has(path)) throw new Error(`two files are named ${path}`);
    this.plain.set(path, content);
  }

  /** The waves that hold objects so far, in order. */
  waves(): readonly Wave[] {
    return WAVES.filter((wave) =>
      this.entries.some((e) => e.wave === wave && e.chart.node.findAll().some((node) => cdk8s().ApiObject.isApiObject(node))),
    );
  }

  /** Relative path → content of every file, sorted by path. Charts without objects have no file. */
  files(): ReadonlyMap<string, string> {
    const files = new Map<string, string>(this.plain);
    const roots: string[] = [];
    for (const wave of [...WAVES, GITOPS]) {
      const entries = this.entries.filter((e) => e.wave === wave).sort((a, b) => (a.name < b.name ? -1 : 1));
      const written = entries.filter((e) => {
        const objects = e.chart.toJson() as unknown[];
        if (objects.length > 0) files.set(`${wave}/${e.name}.yaml`, objects.map((o) => cdk8s().Yaml.stringify(o)).join('---\n'));
        return objects.length > 0;
      });
      if (written.length === 0) continue;
      files.set(`${wave}/kustomization.yaml`, kustomization(written.map((e) => `${e.name}.yaml`)));
      if (written.every((e) => !e.foreign)) roots.push(wave);
    }
    files.set('kustomization.yaml', kustomization(roots));
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
