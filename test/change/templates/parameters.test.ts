import type { Json, Resource, Stack } from '../../../lib/change';
import { storedParameterRule } from '../../../lib/change/templates/parameters';
import { resource, said, stackOf } from './cases/gate';

const parameter = (Value: Json): Resource => resource('AWS::SSM::Parameter', { Name: '/shop/url', Type: 'String', Value });
const reader = (reference: string, more: Readonly<Record<string, Json>> = {}): Resource =>
  resource('AWS::Lambda::Function', { Environment: { Variables: { URL: reference } }, ...more });
const stacks = (value: Json | undefined, read: Resource, region = 'us-east-1'): readonly Stack[] => [
  stackOf('Settings', value === undefined ? {} : { Url: parameter(value) }),
  stackOf('Apps', { Api: read }, {}, { region }),
];

const NEWEST = reader('https://{{resolve:ssm:/shop/url}}/v1');

it.each<[name: string, before: readonly Stack[], after: readonly Stack[], expected: readonly string[]]>([
  ['another value, with the same reader', stacks('a', NEWEST), stacks('b', NEWEST), ['BP508 attention Apps.Api']],
  ['the same value', stacks('a', NEWEST), stacks('a', NEWEST), []],
  ['a parameter that goes', stacks('a', NEWEST), stacks(undefined, NEWEST), ['BP508 attention Apps.Api']],
  ['a reader that changes with it', stacks('a', NEWEST), stacks('b', reader('https://{{resolve:ssm:/shop/url}}/v1', { Timeout: 5 })), []],
  ['a reader of one version', stacks('a', reader('{{resolve:ssm:/shop/url:3}}')), stacks('b', reader('{{resolve:ssm:/shop/url:3}}')), []],
  ['a reader in another region', stacks('a', NEWEST, 'eu-west-1'), stacks('b', NEWEST, 'eu-west-1'), []],
])('%s', (_, before, after, expected) => expect(said(storedParameterRule, before, after)).toEqual(expected));
