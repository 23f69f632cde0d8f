import { isDeepStrictEqual } from 'node:util';
import type { Assembly, Stack } from '../assembly';
import type { ReplacingField, ResourceChange } from '../changes';
import { resolverOf } from '../access/resolved';
import { isMap, listOf } from '../reading';
import { normalForm } from './normal-form';
import { followable } from './replacement';
import { callsOf } from './references';

/** An attribute of a resource somewhere in the assembly. Without an attribute: what `Ref` gives. */
interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly attribute?: string;
}

/** A property that replaces its resource, and what it names. */
interface Link {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly path: string;
  readonly certainty: ReplacingField['certainty'];
  readonly named: readonly Named[];
}

type Values = (stack: Stack, value: unknown) => readonly Named[];

/** How deep exports may read exports. */
const DEEPEST = 8;

/** What a value names, through exports of other stacks too. A weak reference is not followed: nobody deploys its reader because of it. */
const namesIn = (assembly: Assembly): Values => {
  const resolver = resolverOf(assembly);
  const exported = new Map<string, readonly [Stack, unknown]>();
  for (const stack of assembly.stacks)
    for (const { Value, Export } of Object.values(normalForm(stack).Outputs ?? {})) {
      const name = Export ? resolver.text(stack, Export.Name) : undefined;
      if (name !== undefined) exported.set(`${stack.region} ${name}`, [stack, Value]);
    }
  const names = (stack: Stack, value: unknown, depth: number): readonly Named[] => {
    if (depth > DEEPEST) return [];
    const own = (logicalId: string, attribute?: string): Named => ({ stack: stack.name, logicalId, ...(attribute ? { attribute } : {}) });
    return [
      ...callsOf('Ref', value).flatMap((id) => (typeof id === 'string' ? [own(id)] : [])),
      ...callsOf('Fn::GetAtt', value).flatMap((of) => {
        const [id, ...attribute] = listOf(of);
        return typeof id === 'string' ? [own(id, attribute.join('.'))] : [];
      }),
      ...callsOf('Fn::ImportValue', value).flatMap((of) => {
        const found = exported.get(`${stack.region} ${resolver.text(stack, of) ?? ''}`);
        return found ? names(found[0], found[1], depth + 1) : [];
      }),
    ];
  };
  return (stack, value) => names(stack, value, 0);
};

const keyOf = ({ stack, logicalId }: { readonly stack: string; readonly logicalId: string }): string => `${stack}.${logicalId}`;

const linksIn = (assembly: Assembly): readonly Link[] => {
  const names = namesIn(assembly);
  return assembly.stacks.flatMap((stack) =>
    Object.entries(normalForm(stack).Resources).flatMap(([logicalId, resource]) =>
      followable(resource).flatMap(({ path, certainty, values }) => {
        const named = values.flatMap((value) => names(stack, value));
        return named.length === 0 ? [] : [{ stack, logicalId, path, certainty, named }];
      }),
    ),
  );
};

/** Whether an attribute stays what it is although its resource is replaced: it repeats a property that does not change. */
const repeats = ({ before, after }: ResourceChange, attribute: string | undefined): boolean => {
  if (attribute === undefined) return false;
  const [was, is] = [before?.Properties?.[attribute], after?.Properties?.[attribute]];
  return was !== undefined && !isMap(was) && isDeepStrictEqual(was, is);
};

const certaintyOf = ({ replacedBy }: ResourceChange): ReplacingField['certainty'] =>
  replacedBy.some(({ certainty }) => certainty === 'always') ? 'always' : 'may';

type Found = Map<string, ResourceChange>;

/** What replaces a resource because of those that are replaced already. */
const fieldOf = ({ stack, path, certainty, named }: Link, found: Found): readonly ReplacingField[] => {
  const target = named.find((one) => {
    const change = found.get(keyOf(one));
    return change?.action === 'replace' && !repeats(change, one.attribute);
  });
  const change = target && found.get(keyOf(target));
  if (!change) return [];
  const where = change.stack === stack.name ? '' : ` of ${change.stack}`;
  return [
    {
      path: `Properties.${path}`,
      certainty: certainty === 'always' ? certaintyOf(change) : 'may',
      source: `${change.logicalId}${where}, which it names, is replaced`,
    },
  ];
};

const inBoth = (before: Assembly): ((link: Link) => boolean) => {
  const there = new Set(before.stacks.flatMap((stack) => Object.keys(normalForm(stack).Resources).map((id) => `${stack.name}.${id}`)));
  return ({ stack, logicalId }) => there.has(keyOf({ stack: stack.name, logicalId }));
};

const replacedChange = (before: Assembly, { stack, logicalId }: Link, own: ResourceChange | undefined): ResourceChange | undefined => {
  if (own) return own.before && own.after ? own : undefined;
  const former = before.stacks.find(({ name }) => name === stack.name);
  const [was, is] = [former && normalForm(former).Resources[logicalId], normalForm(stack).Resources[logicalId]];
  if (!former || !was || !is) return undefined;
  return {
    stack: stack.name,
    stackBefore: former,
    stackAfter: stack,
    logicalId,
    type: is.Type,
    before: was,
    after: is,
    fields: [],
    action: 'change',
    replacedBy: [],
  };
};

const order = (a: ResourceChange, b: ResourceChange): number =>
  a.stack === b.stack ? (a.logicalId < b.logicalId ? -1 : 1) : a.stack < b.stack ? -1 : 1;

/**
 * A replaced resource has another id: what names it where nothing can change is replaced, too, in its stack and in those that import it, and
 * what names that one.
 * @param changes - what becomes of every resource by itself
 */
export const withFollowing = (before: Assembly, after: Assembly, changes: readonly ResourceChange[]): readonly ResourceChange[] => {
  if (!changes.some(({ action }) => action === 'replace')) return changes;
  const found: Found = new Map(changes.map((change) => [keyOf(change), change]));
  let open = linksIn(after).filter(inBoth(before));
  for (let more = true; more; ) {
    more = false;
    const left: Link[] = [];
    for (const link of open) {
      const key = keyOf({ stack: link.stack.name, logicalId: link.logicalId });
      const fields = fieldOf(link, found);
      const change = fields.length > 0 ? replacedChange(before, link, found.get(key)) : undefined;
      if (!change) left.push(link);
      else if (!change.replacedBy.some(({ path }) => path === fields[0]?.path)) {
        found.set(key, { ...change, action: 'replace', replacedBy: [...change.replacedBy, ...fields] });
        more = true;
      }
    }
    open = left;
  }
  return [...found.values()].sort(order);
};
