type Branch = Readonly<Record<string, unknown>>;

export const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Select(0, Zones)` for a function that has no shorter form. */
const call = (name: string, argument: unknown): string =>
  `${name.replace(/^Fn::/, '')}(${(Array.isArray(argument) ? argument : [argument]).map((one) => textOf(one)).join(', ')})`;

/** A name of a stack without what all stacks of a region have in front: `shop-us-east-1-Data` is `Data`. */
const shortStack = (name: string): string => name.replace(/^.*-[a-z]{2}(?:-[a-z]+)+-\d+-/, '');

/** The CDK names an output after what it holds, with a hash: `ExportsOutputFnGetAttMainDbArn0A1B2C3D` is `MainDbArn`. */
const shortOutput = (name: string): string => name.replace(/^(?:Exports|Publish)Output(?:Ref|FnGetAtt)(.+?)[0-9A-F]{8}$/, '$1');

/** An export is named after its stack and its output: `shop-us-east-1-Data:ExportsOutputFnGetAttMainDbArn0A1B2C3D` is `Data.MainDbArn`. */
const imported = (name: unknown): string => {
  if (typeof name !== 'string') return call('ImportValue', name);
  const [, stack, output] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
  return stack === undefined || output === undefined ? `ImportValue(${name})` : `${shortStack(stack)}.${shortOutput(output)}`;
};

const stackOutput = (argument: unknown): string => {
  const { StackName, OutputName, ...more } = isBranch(argument) ? argument : {};
  if (typeof StackName !== 'string' || typeof OutputName !== 'string') return call('GetStackOutput', argument);
  const region = typeof more['Region'] === 'string' ? `${more['Region']}/` : '';
  return `${region}${shortStack(StackName)}.${shortOutput(OutputName)}`;
};

const inText = (part: unknown): string => (intrinsicOf(part) ? `\${${textOf(part)}}` : textOf(part));

const joined = (argument: unknown): string => {
  const [separator, parts] = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return call('Join', argument);
  // What is joined may be joined itself.
  return parts.map((part) => (isBranch(part) && 'Fn::Join' in part ? joined(part['Fn::Join']) : inText(part))).join(separator);
};

const substituted = (argument: unknown): string => {
  const [text, values] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
  if (typeof text !== 'string') return call('Sub', argument);
  const known = isBranch(values) ? values : {};
  return text.replace(/\$\{([^}!]+)\}/g, (whole, name: string) => (name in known ? inText(known[name]) : whole));
};

const FORMS: Readonly<Record<string, (argument: unknown) => string>> = {
  Ref: (argument) => String(argument),
  'Fn::GetAtt': (argument) => (Array.isArray(argument) ? argument.join('.') : String(argument)),
  'Fn::ImportValue': imported,
  'Fn::GetStackOutput': stackOutput,
  'Fn::Join': joined,
  'Fn::Sub': substituted,
};

/** The function that a value is: its name and its argument. */
const intrinsicOf = (value: unknown): readonly [name: string, argument: unknown] | undefined => {
  const entries = isBranch(value) ? Object.entries(value) : [];
  const [first] = entries;
  return entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::')) ? first : undefined;
};

const textOf = (value: unknown): string => {
  const plain = readable(value);
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
};

/**
 * A value of a template with each function of CloudFormation as short text: `Data.Arn` for an attribute, `arn:${AWS::Partition}:…` for what is
 * joined. Maps and lists stay what they are.
 */
export const readable = (value: unknown): unknown => {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) {
    const [name, argument] = intrinsic;
    return FORMS[name]?.(argument) ?? call(name, argument);
  }
  if (Array.isArray(value)) return value.map(readable);
  return isBranch(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)])) : value;
};
