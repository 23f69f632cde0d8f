import { basename } from 'node:path';
import { knownTypes } from '../../lib/facts/real-account';
import { templateInvariants, type Synthesized } from '../../lib/testing';
import { estates, synthesizeFile } from '../support/estates';

// That each of them can fail is what test/testing/invariants.test.ts is about.
describe.each(estates().map(([file, profile]) => [basename(file), profile, file] as const))('%s as %s', (_, profile, file) => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesizeFile(file, profile);
  });

  it.each(templateInvariants)('$name', ({ check }) => {
    expect(check(s)).toEqual([]);
  });

  it('hold no resource of a type of which docs/real-account.md is silent', () => {
    const types = [...s.templates.values()].flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
    expect([...new Set(types)].filter((type) => !knownTypes.includes(type)).sort()).toEqual([]);
  });

  it('let routes to the internet, and addresses, wait for the gateway to be attached', () => {
    for (const { Resources } of s.templates.values()) {
      const attachments = Object.entries(Resources).filter(([, r]) => r.Type === 'AWS::EC2::VPCGatewayAttachment');
      const waiting = Object.values(Resources).filter(
        (r) => r.Type === 'AWS::EC2::EIP' || (r.Type === 'AWS::EC2::Route' && r.Properties?.['GatewayId'] !== undefined),
      );
      for (const [id] of attachments) for (const resource of waiting) expect([resource.DependsOn].flat()).toContain(id);
    }
  });
});
