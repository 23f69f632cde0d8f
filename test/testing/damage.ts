import type { PlanEntry } from '../../lib/plan';
import type { KubernetesObject, Synthesized, Template, TemplateResource } from '../../lib/testing';

/** JSON that a test may change. */
export interface Loose {
  [key: string]: Loose;
}
type Changeable<T> = { -readonly [K in keyof T]: T[K] };

/** Something synthesized, as a copy of its own that may be changed. */
export class Damaged {
  readonly plan: { entries: (Changeable<PlanEntry> & { spec: Loose })[] };
  readonly templates: Map<string, Template>;
  readonly files: Map<string, string>;
  readonly manifests: Map<string, KubernetesObject[]>;

  constructor(private readonly whole: Synthesized) {
    const copy = <T>(value: T): T => structuredClone(value);
    this.plan = copy(whole.plan) as unknown as Damaged['plan'];
    this.templates = copy(whole.templates) as Map<string, Template>;
    this.files = copy(whole.files) as Map<string, string>;
    this.manifests = copy(whole.manifests) as unknown as Map<string, KubernetesObject[]>;
  }

  get result(): Synthesized {
    return { ...this.whole, ...(this as unknown as Synthesized), plan: this.plan as unknown as Synthesized['plan'] };
  }

  /** Name of the stack that ends so. */
  stack(suffix: string): string {
    const found = [...this.templates.keys()].find((name) => name.endsWith(`-${suffix}`));
    if (found === undefined) throw new Error(`no stack ${suffix}`);
    return found;
  }

  template(suffix: string): Template {
    return this.templates.get(this.stack(suffix)) as Template;
  }

  /** The first resource of a type, or the one with this logical id. */
  resource(suffix: string, idOrType: string): TemplateResource & { Properties: Loose } {
    const { Resources } = this.template(suffix);
    const found = Resources[idOrType] ?? Object.values(Resources).find((r) => r.Type === idOrType);
    if (!found) throw new Error(`no ${idOrType} in ${suffix}`);
    return found as unknown as TemplateResource & { Properties: Loose };
  }

  add(suffix: string, id: string, resource: TemplateResource): void {
    (this.template(suffix).Resources as Record<string, TemplateResource>)[id] = resource;
  }

  object(kind: string, name: string): KubernetesObject & { spec: Loose; metadata: { labels: Record<string, string> } } {
    const found = [...this.manifests.values()].flat().find((o) => o.kind === kind && o.metadata.name === name);
    if (!found) throw new Error(`no ${kind} ${name}`);
    return found as unknown as ReturnType<Damaged['object']>;
  }

  entry(id: string): Changeable<PlanEntry> & { spec: Loose } {
    const found = this.plan.entries.find((e) => e.id === id);
    if (!found) throw new Error(`no entry ${id}`);
    return found;
  }
}
