import { isBranch } from './readable';

const listText = (value: unknown): string => (Array.isArray(value) ? value.map(valueText).join(', ') : valueText(value));

/** A statement of a policy as a sentence: `Allow s3:GetObject on Posters.Arn/* if …`. */
const statementText = ({
  Sid: _,
  Effect,
  Action,
  NotAction,
  Resource,
  NotResource,
  Principal,
  ...rest
}: Readonly<Record<string, unknown>>): string => {
  const { Condition, ...more } = rest;
  return [
    valueText(Effect),
    ...(Principal === undefined ? [] : [`to ${valueText(Principal)}`]),
    ...(Action === undefined ? [] : [listText(Action)]),
    ...(NotAction === undefined ? [] : [`all but ${listText(NotAction)}`]),
    ...(Resource === undefined ? [] : [`on ${listText(Resource)}`]),
    ...(NotResource === undefined ? [] : [`on all but ${listText(NotResource)}`]),
    ...(Condition === undefined ? [] : [`if ${valueText(Condition)}`]),
    ...(Object.keys(more).length === 0 ? [] : [valueText(more)]),
  ].join(' ');
};

const isStatement = (value: Readonly<Record<string, unknown>>): boolean =>
  (value['Effect'] === 'Allow' || value['Effect'] === 'Deny') && ('Action' in value || 'NotAction' in value);

const mapText = (value: Readonly<Record<string, unknown>>): string => {
  if (isStatement(value)) return statementText(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${valueText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

/** A value in one line, without the quotes and escapes of JSON. Numbers are as they stand: a port is no amount. */
export const valueText = (value: unknown): string => {
  if (value === '') return "''";
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return isBranch(value) ? mapText(value) : String(value);
};
