import type { Assembly, KubernetesObject, Stack, Template } from '../../lib/change';
import type { Synthesized } from '../../lib/testing';

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      { readonly type: string; readonly environment?: string; readonly properties?: { readonly terminationProtection?: boolean } }
    >
  >;
}

/** Parts of a template that say what is deployed; the rest is said by the CDK about itself. */
const PARTS = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'] as const;

/** What the CDK asks of its bootstrap stack, in every template. */
const BOOTSTRAP = 'BootstrapVersion';

/**
 * The same data with the keys of every map in order. Lists stay as they are, but are made anew: under a test runner those that a parser of
 * YAML made are of another realm, and equal to none of this one.
 */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return Array.from(value, sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

const without = (map: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));

/** A template without paths of constructs and what the CDK asks of its bootstrap stack; logical ids, exports and values as they are. */
const normalised = (template: Readonly<Record<string, unknown>>): Template => {
  const parts = PARTS.map((part) => {
    const held = (template[part] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const kept = part === 'Resources' ? Object.fromEntries(Object.entries(held).map(([id, r]) => [id, without(r, 'Metadata')])) : held;
    return [part, without(kept, BOOTSTRAP)] as const;
  });
  return sorted(Object.fromEntries(parts.filter(([part, held]) => part === 'Resources' || Object.keys(held).length > 0))) as Template;
};

const stackOf = (name: string, template: unknown, { artifacts }: Manifest): Stack => {
  const { environment = '', properties } = artifacts[name] ?? {};
  const { terminationProtection } = properties ?? {};
  return {
    name,
    region: environment.split('/').at(-1) ?? '',
    ...(terminationProtection === undefined ? {} : { terminationProtection }),
    template: normalised(template as Readonly<Record<string, unknown>>),
  };
};

const objectKey = ({ apiVersion, kind, metadata: { name, namespace = '' } }: KubernetesObject): string =>
  [apiVersion, kind, namespace, name].join(' ');

/** What was synthesized, as the change gate takes it, in an order of its own and without what says nothing about what is deployed. */
export const assemblyOf = (s: Synthesized): Assembly => {
  const manifest = JSON.parse(s.files.get('manifest.json') ?? '{ "artifacts": {} }') as Manifest;
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
  return {
    stacks: [...s.templates].sort(byName).map(([name, template]) => stackOf(name, template, manifest)),
    clusters: [...s.manifests].sort(byName).map(([name, objects]) => ({
      name,
      objects: objects.map((object) => sorted(object) as KubernetesObject).sort((a, b) => (objectKey(a) < objectKey(b) ? -1 : 1)),
    })),
  };
};
