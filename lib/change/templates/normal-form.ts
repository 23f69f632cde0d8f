import type { Json, Stack, Template } from '../assembly';
import { scopeOf, section } from './normal/known';
import { resolverIn } from './normal/resolve';
import { isJsonList, isJsonMap, own, type Resolve, type Scope } from './normal/scope';

type JsonMap = Readonly<Record<string, Json>>;

/** What the CDK adds to a template for itself: whoever left it out would deploy the same. */
const NOISE: Readonly<Record<string, readonly string[]>> = {
  Conditions: ['CDKMetadataAvailable'],
  Parameters: ['BootstrapVersion'],
  Rules: ['CheckBootstrapVersion'],
};

/** Metadata that an instance reads when it starts; all other is for people and tools. */
const READ_METADATA = 'AWS::CloudFormation::Init';

const filtered = (map: JsonMap, keep: (key: string, value: Json) => boolean): JsonMap =>
  Object.fromEntries(Object.entries(map).filter(([key, value]) => keep(key, value)));

const isEmpty = (value: Json): boolean => isJsonMap(value) && Object.keys(value).length === 0;

/** Resources and outputs that are there, or may be. */
const present = (map: JsonMap, { holds }: Scope): JsonMap =>
  filtered(map, (_, value) => {
    if (!isJsonMap(value)) return true;
    const condition = own(value, 'Condition');
    return own(value, 'Type') !== 'AWS::CDK::Metadata' && (typeof condition !== 'string' || holds(condition) !== false);
  });

const dependencies = (value: Json, isThere: (id: string) => boolean): readonly Json[] => {
  const ids = (isJsonList(value) ? value : [value]).filter((id) => typeof id === 'string');
  return [...new Set(ids)].filter(isThere).sort();
};

/** A field of a resource or output in its form; nothing where it says nothing. */
const fieldForm = (key: string, value: Json, scope: Scope, resolve: Resolve, isThere: (id: string) => boolean): Json | undefined => {
  if (key === 'Type') return value;
  if (key === 'Condition') return typeof value === 'string' && scope.holds(value) === true ? undefined : value;
  if (key === 'DependsOn') {
    const ids = dependencies(value, isThere);
    return ids.length === 0 ? undefined : ids;
  }
  if (key === 'Metadata') {
    const read = isJsonMap(value) ? own(value, READ_METADATA) : undefined;
    return read === undefined ? undefined : { [READ_METADATA]: resolve(read, 0) ?? null };
  }
  const form = resolve(value, 0);
  return key === 'Properties' && form !== undefined && isEmpty(form) ? undefined : form;
};

const entriesForm = (map: JsonMap, scope: Scope, resolve: Resolve): JsonMap => {
  const left = present(map, scope);
  const isThere = (id: string): boolean => !Object.hasOwn(map, id) || Object.hasOwn(left, id);
  const form = (entry: Json): Json =>
    isJsonMap(entry)
      ? Object.fromEntries(
          Object.entries(entry).flatMap(([key, value]) => {
            const field = fieldForm(key, value, scope, resolve, isThere);
            return field === undefined ? [] : [[key, field] as const];
          }),
        )
      : entry;
  return Object.fromEntries(Object.entries(left).map(([id, entry]) => [id, form(entry)]));
};

/** A section without the noise, absent where nothing is left of it. */
const quiet = (template: unknown, name: string): JsonMap => {
  const left = filtered(section(template, name), (key) => !NOISE[name]?.includes(key));
  return isEmpty(left) ? {} : { [name]: left };
};

const made = (stack: Stack): Template => {
  const scope = scopeOf(stack, resolverIn);
  const resolve = resolverIn(scope);
  const template: unknown = stack.template;
  const [resources, outputs] = [section(template, 'Resources'), section(template, 'Outputs')];
  const kept = filtered(isJsonMap(template as Json) ? (template as JsonMap) : {}, (key) => !(key in NOISE) && key !== 'Metadata');
  const sections = Object.keys(NOISE).map((name) => quiet(template, name));
  return Object.assign({}, kept, ...sections, {
    Resources: entriesForm(resources, scope, resolve),
    ...(isEmpty(outputs) ? {} : { Outputs: entriesForm(outputs, scope, resolve) }),
  }) as Template;
};

const forms = new WeakMap<Stack, Template>();

/**
 * The template of a stack in one form, so that two that mean the same are equal: joined texts, references with a known value, conditions,
 * mappings, and scalars that CloudFormation takes for the same. What is known only at deployment stays, and so do parameters, mappings and
 * conditions, which may be read by what stays. Never throws, whatever the template holds. Made once for each stack.
 */
export const normalForm = (stack: Stack): Template => {
  const known = forms.get(stack);
  if (known) return known;
  const form = made(stack);
  forms.set(stack, form);
  return form;
};
