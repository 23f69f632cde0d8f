import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { emit, type EmitOptions } from '../emit';
import type { Plan } from '../plan/plan';

/** A CloudFormation resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface Template {
  readonly Description?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: unknown }>>;
}

/** A Kubernetes object as it stands in a manifest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

/** Everything that one synthesis wrote, read back from disk. */
export interface Synthesized {
  readonly plan: Plan;
  /** Every file by its path in the assembly. */
  readonly files: ReadonlyMap<string, string>;
  /** Templates by stack name. */
  readonly templates: ReadonlyMap<string, Template>;
  /** Objects of each manifest by its path in the assembly. */
  readonly objects: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** Objects of each cluster, in the order of its files. */
  readonly manifests: ReadonlyMap<string, readonly KubernetesObject[]>;
}

const walk = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));

const objectsOf = (files: ReadonlyMap<string, string>): Map<string, readonly KubernetesObject[]> =>
  new Map(
    [...files]
      .filter(([path]) => path.startsWith('kubernetes/') && !path.endsWith('kustomization.yaml') && !path.endsWith('.values.yaml'))
      .map(([path, text]) => [path, parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject)]),
  );

/** Synthesizes a plan into a temporary folder, as `cdk synth` would, and reads back what it wrote. */
export const synthesize = (plan: Plan, options: EmitOptions = {}): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-'));
  try {
    const outdir = join(folder, 'cdk.out');
    emit(plan, outdir, options);
    const files = new Map(walk(outdir).map((path) => [relative(outdir, path), readFileSync(path, 'utf8')]));
    const templates = [...files]
      .filter(([path]) => path.endsWith('.template.json'))
      .map(([path, text]) => [path.slice(0, -'.template.json'.length), JSON.parse(text) as Template] as const);
    const clusters = [
      ...new Set([...files.keys()].filter((path) => path.startsWith('kubernetes/')).map((path) => path.split('/')[1] as string)),
    ];
    const objects = objectsOf(files);
    const ofCluster = (cluster: string) =>
      [...objects].filter(([path]) => path.startsWith(`kubernetes/${cluster}/`)).flatMap(([, all]) => all);
    return {
      plan,
      files,
      templates: new Map(templates),
      objects,
      manifests: new Map(clusters.map((cluster) => [cluster, ofCluster(cluster)])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
