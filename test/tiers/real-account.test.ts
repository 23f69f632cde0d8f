import { basename } from 'node:path';
import { knownTypes } from '../../lib/facts/real-account';
import { refusedOf, type PlacedResource } from '../../lib/facts/real-account/refusals';
import type { Synthesized } from '../../lib/testing';
import { estates, synthesizeFile } from '../support/estates';

/** Stacks are named `<name>-<region>-<Stack>`: docs/interfaces.md. */
const regionOf = (s: Synthesized, stack: string): string =>
  [...s.plan.regions, 'us-east-1'].find((region) => stack.startsWith(`${s.plan.name}-${region}-`)) ?? '';

const placed = (s: Synthesized): PlacedResource[] =>
  [...s.templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, { Type, Properties = {} }]) => ({
      stack,
      region: regionOf(s, stack),
      logicalId,
      type: Type,
      properties: Properties,
    })),
  );

/** The stock blueprints in both profiles, every example in the one that asks for more. */
const looked = estates().filter(
  ([file, profile], _, all) =>
    !file.includes('examples') || profile === 'production' || !all.some((e) => e[0] === file && e[1] === 'production'),
);

describe.each(looked.map(([file, profile]) => [basename(file), profile, file] as const))('%s as %s', (_, profile, file) => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesizeFile(file, profile);
  });

  it('makes no resource of a type of which docs/real-account.md is silent', () =>
    expect([...new Set(placed(s).map(({ type }) => type))].filter((type) => !knownTypes.includes(type)).sort()).toEqual([]));

  it('makes nothing that an account is known to refuse', () => {
    expect(placed(s).filter(({ region }) => region === '')).toEqual([]);
    expect(refusedOf(placed(s))).toEqual([]);
  });

  it('routes to the internet, and addresses, wait for the gateway to be attached', () => {
    for (const { Resources } of s.templates.values()) {
      const attachments = Object.entries(Resources).filter(([, r]) => r.Type === 'AWS::EC2::VPCGatewayAttachment');
      const waiting = Object.values(Resources).filter(
        (r) => r.Type === 'AWS::EC2::EIP' || (r.Type === 'AWS::EC2::Route' && r.Properties?.['GatewayId'] !== undefined),
      );
      for (const [id] of attachments) for (const resource of waiting) expect([resource.DependsOn].flat()).toContain(id);
    }
  });
});
