import { check, placeName, type Assembly, type ChangeCode, type Json } from '../../lib/change';
import type { Accepted } from './accepted';
import type { Kept } from './kept';

/** What no release may do to what an earlier one has deployed, whatever the change gate thinks of it where people change their blueprint. */
export const NEVER: readonly ChangeCode[] = [
  'BP501',
  'BP502',
  'BP503',
  'BP504',
  'BP505',
  'BP506',
  'BP507',
  'BP509',
  'BP511',
  'BP516',
  'BP517',
  'BP518',
  'BP519',
  'BP521',
];

/** Something that today's code would do to what a release has deployed. */
export interface Break {
  /** Code of the finding; `LOST` and `EXPORT` are looked at here, without the rules of the gate. */
  readonly code: string;
  readonly place: string;
  readonly message: string;
}

/** Each resource of an assembly with its type, by `<stack>.<logicalId>`. */
const typesIn = ({ stacks }: Assembly): ReadonlyMap<string, string> =>
  new Map(
    stacks.flatMap(({ name, template }) => Object.entries(template.Resources).map(([id, { Type }]) => [`${name}.${id}`, Type] as const)),
  );

/** Stateful resources that are missing, or of another type. @param left - what data has moved away from is kept, too: nothing may be missing */
const lost = ({ stateful }: Kept, now: Assembly): readonly Break[] => {
  const types = typesIn(now);
  return stateful
    .filter(({ stack, logicalId, type }) => types.get(`${stack}.${logicalId}`) !== type)
    .map(({ stack, logicalId, type }) => ({ code: 'LOST', place: `${stack}.${logicalId}`, message: `${type} is gone` }));
};

const importsIn = (value: Json): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => importsIn(inner as Json));
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Fn::ImportValue' ? [JSON.stringify(inner)] : importsIn(inner as Json)));
};

/** Value of each export, with its place, by region and name. */
const exportsIn = ({ stacks }: Assembly): ReadonlyMap<string, { readonly place: string; readonly value: string }> =>
  new Map(
    stacks.flatMap(({ name, region, template }) =>
      Object.entries(template.Outputs ?? {}).flatMap(([id, { Export, Value }]) =>
        Export ? [[`${region} ${JSON.stringify(Export.Name)}`, { place: `${name}.${id}`, value: JSON.stringify(Value) }] as const] : [],
      ),
    ),
  );

/** Exports that deployed stacks read, and that go or change: CloudFormation refuses that while they do. */
const brokenExports = (before: Assembly, now: Assembly): readonly Break[] => {
  const [was, is] = [exportsIn(before), exportsIn(now)];
  const used = new Set(
    before.stacks.flatMap(({ region, template }) => importsIn(template as unknown as Json).map((name) => `${region} ${name}`)),
  );
  return [...was]
    .filter(([name, { value }]) => used.has(name) && is.get(name)?.value !== value)
    .map(([name, { place }]) => ({
      code: 'EXPORT',
      place,
      message: is.has(name) ? 'its value changes while other stacks read it' : 'it goes while other stacks read it',
    }));
};

/** What a scenario of a release would suffer from an assembly that is deployed over it. */
export const breaks = (kept: Kept, now: Assembly): readonly Break[] => {
  const findings = check(kept.assembly, now).findings.filter(({ code }) => NEVER.includes(code));
  return [
    ...lost(kept, now),
    ...brokenExports(kept.assembly, now),
    ...findings.map(({ code, place, message, field }) => ({
      code,
      place: placeName(place),
      message: field === undefined ? message : `${message} (${field})`,
    })),
  ];
};

/** Those that nobody has accepted. */
export const notAccepted = (found: readonly Break[], release: string, accepted: readonly Accepted[]): readonly Break[] =>
  found.filter(({ code, place }) => !accepted.some((a) => a.release === release && a.code === code && a.place === place));
