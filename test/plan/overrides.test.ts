import { plan } from '../../lib/plan';
import { blueprintOf } from '../support/blueprint';

const size = (id: string, overrides: Record<string, Record<string, never>>) =>
  plan(blueprintOf({ overrides })).plan?.entries.find((e) => e.id === id);
const problem = (overrides: object) => plan(blueprintOf({ overrides: overrides as never })).diagnostics[0];

it('changes a size and says so in the reason', () => {
  const entry = size('network/main', { 'network/main': { natGateways: 3 as never } });
  expect(entry).toMatchObject({ size: { natGateways: 3 } });
  expect(entry!.reason).toMatch(/natGateways overridden in the blueprint$/);
});

it.each([
  ['an unknown id', { 'network/mian': { natGateways: 3 } }, { code: 'BP307', hint: 'did you mean "network/main"?' }],
  ['an unknown field', { 'network/main': { natGateway: 3 } }, { code: 'BP308', at: 'key', hint: 'did you mean "natGateways"?' }],
  ['another type', { 'network/main': { natGateways: 'three' } }, { code: 'BP308' }],
  ['a negative number', { 'network/main': { natGateways: -1 } }, { code: 'BP308' }],
])('refuses %s', (_, overrides, expected) => expect(problem(overrides)).toMatchObject(expected));
