const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text of an intrinsic function that stands for text, as `Fn::Sub` would have it; undefined for every other value. */
const called = (name: string, argument: unknown): string | undefined => {
  switch (name) {
    case 'Ref':
      return `\${${String(argument)}}`;
    case 'Fn::GetAtt':
      return `\${${(Array.isArray(argument) ? argument : [argument]).join('.')}}`;
    case 'Fn::ImportValue':
      return `\${import ${textOfValue(argument) ?? ''}}`;
    case 'Fn::GetStackOutput': {
      const { StackName, OutputName } = (argument ?? {}) as Readonly<Record<string, unknown>>;
      return `\${output ${String(StackName)}.${String(OutputName)}}`;
    }
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown];
      const texts = Array.isArray(parts) ? parts.map(textOfValue) : [undefined];
      return texts.every((t) => t !== undefined) ? texts.join(separator) : undefined;
    }
    default:
      return undefined;
  }
};

/**
 * One line for a value of a template that stands for text: `Fn::Join`, `Ref`, `Fn::GetAtt` and imports are written as `${…}` within it.
 * @returns undefined for what is no text
 */
export const textOfValue = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  return entry && more.length === 0 ? called(...entry) : undefined;
};
