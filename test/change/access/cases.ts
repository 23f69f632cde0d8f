import { check, type Assembly, type Check, type Resource } from '../../../lib/change';

export type Resources = Readonly<Record<string, Resource>>;

const assemblyOf = (stacks: Readonly<Record<string, Resources>>): Assembly => ({
  stacks: Object.entries(stacks).map(([name, Resources]) => ({ name: `shop-${name}`, region: 'eu-west-1', template: { Resources } })),
});

/** What the gate says of one stack, called `shop-Data`. */
export const gate = (before: Resources, after: Resources): Check => check(assemblyOf({ Data: before }), assemblyOf({ Data: after }));

/** Its findings in short, those of other rules left out: `BP512 attention Web`. */
export const verdicts = (before: Resources, after: Resources): readonly string[] =>
  gate(before, after)
    .findings.filter(({ code }) => ['BP512', 'BP513', 'BP514', 'BP515', 'BP516'].includes(code))
    .map(({ code, verdict, place }) => `${code} ${verdict} ${'stack' in place ? place.logicalId : place.object}`);

/** An edit of a stack, and what is to be said of it. */
export interface StackCase {
  readonly name: string;
  readonly before: Resources;
  readonly after: Resources;
  readonly said: readonly string[];
}

export const resource = (Type: string, Properties: unknown): Resource => ({
  Type,
  Properties: Properties as Resource['Properties'] & object,
});
