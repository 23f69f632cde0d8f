import type { Json, Stack } from '../../assembly';
import { scalar, scalarText } from './scalar';
import { DEEPEST, isJsonList, isJsonMap, own, type Resolve, type Scope } from './scope';

type JsonMap = Readonly<Record<string, Json>>;

/** The map of a section of the template, empty where there is none. */
export const section = (template: unknown, name: string): JsonMap => {
  const found = isJsonMap(template as Json) ? own(template as JsonMap, name) : undefined;
  return isJsonMap(found) ? found : {};
};

const LIST = /List\b|List</;

/** Value of a parameter; undefined where AWS looks it up, or where it is a secret. */
const parameterValue = ({ template, parameters = {} }: Stack, name: string): Json | undefined => {
  const parameter = own(section(template, 'Parameters'), name);
  if (!isJsonMap(parameter)) return undefined;
  const type = scalarText(own(parameter, 'Type')) ?? '';
  const text = scalarText(own(parameters, name) ?? own(parameter, 'Default'));
  if (text === undefined || type.startsWith('AWS::SSM::') || String(own(parameter, 'NoEcho')) === 'true') return undefined;
  return LIST.test(type) ? text.split(',').map((item) => scalar(item.trim())) : scalar(text);
};

const equal = (parts: readonly (string | undefined)[]): boolean | undefined =>
  parts.length === 2 && parts.every((part) => part !== undefined) ? parts[0] === parts[1] : undefined;

type Holds = (expression: Json, depth: number) => boolean | undefined;

const COMBINED: ReadonlyMap<string, (each: readonly (boolean | undefined)[]) => boolean | undefined> = new Map([
  ['Fn::And', (each) => (each.includes(false) ? false : each.includes(undefined) ? undefined : true)],
  ['Fn::Or', (each) => (each.includes(true) ? true : each.includes(undefined) ? undefined : false)],
  ['Fn::Not', ([one]) => (one === undefined ? undefined : !one)],
]);

/** Whether an expression of the section `Conditions` holds; what leads in a circle is not known. */
const expressions = (named: (name: string, depth: number) => boolean | undefined, resolve: Resolve): Holds => {
  const holds: Holds = (expression, depth) => {
    if (!isJsonMap(expression) || depth > DEEPEST) return undefined;
    const [name = '', argument = null] = Object.entries(expression)[0] ?? [];
    if (name === 'Condition') return typeof argument === 'string' ? named(argument, depth + 1) : undefined;
    if (!isJsonList(argument)) return undefined;
    if (name === 'Fn::Equals') return equal(argument.map((part) => scalarText(resolve(part, depth + 1))));
    return COMBINED.get(name)?.(argument.map((part) => holds(part, depth + 1)));
  };
  return holds;
};

const pseudo = ({ name, region }: Stack): ReadonlyMap<string, string> =>
  new Map([
    ['AWS::Region', region],
    ['AWS::StackName', name],
  ]);

/** What is known of a stack before it is deployed. */
export const scopeOf = (stack: Stack, resolverIn: (scope: Scope) => Resolve): Scope => {
  const [conditions, mappings] = [section(stack.template, 'Conditions'), section(stack.template, 'Mappings')];
  const parameters = section(stack.template, 'Parameters');
  const [names, known] = [pseudo(stack), new Map<string, boolean | undefined>()];
  const named = (name: string, depth: number): boolean | undefined => {
    if (known.has(name)) return known.get(name);
    known.set(name, undefined);
    const result = holds(own(conditions, name) ?? null, depth);
    known.set(name, result);
    return result;
  };
  const scope: Scope = {
    referred: (name) => (names.has(name) ? names.get(name) || undefined : parameterValue(stack, name)),
    isList: (name) => LIST.test(scalarText(own(section(parameters, name), 'Type')) ?? ''),
    holds: (name) => named(name, 0),
    mapped: (map, key, name) => own(section(section(mappings, map), key), name),
  };
  const holds = expressions(named, resolverIn(scope));
  return scope;
};
