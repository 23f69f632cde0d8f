import { check, type Assembly, type ChangeCode, type Json, type Output, type Resource, type Rule, type Stack } from '../../../../lib/change';

/** A stack of the tests: what is not said is empty. */
export const stackOf = (
  name: string,
  resources: Readonly<Record<string, Resource>>,
  outputs: Readonly<Record<string, Output>> = {},
  more: Partial<Stack> = {},
): Stack => ({ name, region: 'us-east-1', template: { Resources: resources, Outputs: outputs }, ...more });

/** What one rule says in short: `BP507 refused shop-Data.Arn`. */
export const said = (rule: Rule, before: readonly Stack[], after: readonly Stack[]): readonly string[] => {
  const [was, is]: readonly Assembly[] = [{ stacks: before }, { stacks: after }];
  if (!was || !is) return [];
  return check(was, is, { rules: [rule] }).findings.map(
    ({ code, verdict, place }) => `${code} ${verdict} ${'stack' in place ? `${place.stack}.${place.logicalId ?? ''}` : place.object}`,
  );
};

/** A resource with properties. */
export const resource = (Type: string, Properties: Readonly<Record<string, Json>>, more: Partial<Resource> = {}): Resource => ({
  Type,
  Properties,
  ...more,
});

/** An edit of one resource `It` of a stack `shop`, and the codes with verdicts that it is to get. */
export interface ResourceCase {
  readonly name: string;
  readonly before: Resource;
  readonly after: Resource;
  readonly said: readonly `${ChangeCode} ${'refused' | 'attention'}`[];
}

/** Runs a table of edits against one rule. */
export const edits = (rule: Rule, cases: readonly ResourceCase[]): void => {
  it.each(cases)('$name', ({ before, after, said: expected }) => {
    const found = said(rule, [stackOf('shop', { It: before })], [stackOf('shop', { It: after })]);
    expect(found).toEqual(expected.map((one) => `${one} shop.It`));
  });
};
