type Schema = { readonly [keyword: string]: unknown };

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOf = (type: unknown, value: unknown): boolean => {
  switch (type) {
    case 'object':
      return isMap(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
};

const subschema = (schema: unknown): Schema | undefined => (isMap(schema) ? schema : undefined);

/** What each keyword of JSON schema draft 7 demands; those that say nothing about values are left out. An unknown keyword is an error. */
const KEYWORDS: Readonly<Record<string, (operand: unknown, value: unknown, schema: Schema) => boolean>> = {
  type: (types, value) => [types].flat().some((type) => isOf(type, value)),
  enum: (options, value) => Array.isArray(options) && options.includes(value),
  const: (only, value) => only === value,
  pattern: (pattern, value) => typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value),
  minLength: (least, value) => typeof value !== 'string' || value.length >= Number(least),
  maxLength: (most, value) => typeof value !== 'string' || value.length <= Number(most),
  minimum: (least, value) => typeof value !== 'number' || value >= Number(least),
  maximum: (most, value) => typeof value !== 'number' || value <= Number(most),
  exclusiveMinimum: (below, value) => typeof value !== 'number' || value > Number(below),
  minItems: (least, value) => !Array.isArray(value) || value.length >= Number(least),
  maxItems: (most, value) => !Array.isArray(value) || value.length <= Number(most),
  items: (each, value) => !Array.isArray(value) || value.every((item) => accepts(each, item)),
  required: (keys, value) => !isMap(value) || !Array.isArray(keys) || keys.every((key) => String(key) in value),
  properties: (each, value) =>
    !isMap(value) || !isMap(each) || Object.entries(value).every(([k, v]) => !(k in each) || accepts(each[k], v)),
  additionalProperties: (each, value, { properties }) =>
    !isMap(value) || Object.entries(value).every(([k, v]) => (isMap(properties) && k in properties) || accepts(each, v)),
  propertyNames: (each, value) => !isMap(value) || Object.keys(value).every((key) => accepts(each, key)),
  anyOf: (options, value) => Array.isArray(options) && options.some((option) => accepts(option, value)),
  not: (other, value) => !accepts(other, value),
  if: (condition, value, schema) => accepts(schema[accepts(condition, value) ? 'then' : 'else'] ?? true, value),
};

const SILENT = new Set(['$schema', 'title', 'description', 'default', 'examples', 'format', 'then', 'else']);

/** Whether a JSON schema takes a value: as much of draft 7 as our schema uses. */
export const accepts = (schema: unknown, value: unknown): boolean => {
  if (typeof schema === 'boolean') return schema;
  return Object.entries(subschema(schema) ?? {}).every(([keyword, operand]) => {
    if (SILENT.has(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`unknown keyword ${keyword}`);
    return check(operand, value, schema as Schema);
  });
};
