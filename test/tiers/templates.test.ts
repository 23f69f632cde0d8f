import { basename } from 'node:path';
import { loadBlueprint } from '../../lib/blueprint';
import { knownTypes } from '../../lib/facts/real-account';
import { planOrThrow } from '../../lib/plan';
import { templateInvariants, type Synthesized } from '../../lib/testing';
import { needsOf } from '../../lib/quotas/need';
import { estates, synthesizeFile } from '../support/estates';
import { built, claimed, COUNTED, ELSEWHERE, standing, UNCOUNTED } from '../support/resource-counts';

/** Types of resources in any of them. */
const seen = new Set<string>();

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

  it('hold as many of everything as the quotas of the plan claim, in each region and in the account', () => {
    expect(claimed(s)).toEqual(built(s));
  });

  it('hold nothing of which nobody has decided whether a quota counts it', () => {
    const here = standing(s).map(({ Type }) => Type);
    for (const type of here) seen.add(type);
    const counted = new Set([...COUNTED.map(({ type }) => type), ...Object.keys(UNCOUNTED)]);
    expect(here.filter((type) => !counted.has(type))).toEqual([]);
  });

  it('have no more NAT gateways in a zone, and no more experiments in a minute, than is claimed', () => {
    const of = (type: string) => standing(s).filter(({ Type }) => Type === type);
    const most = (values: readonly unknown[]): number => {
      const names = values.map((value) => JSON.stringify(value));
      return Math.max(0, ...names.map((name) => names.filter((other) => other === name).length));
    };
    const needOf = (id: string): number => needsOf(s.plan).find(({ quota }) => quota.id === id)?.amount ?? 0;
    // A subnet is in one zone, and each zone has one for gateways.
    expect(needOf('vpc.nat-gateways-per-zone')).toBe(most(of('AWS::EC2::NatGateway').map((r) => r.Properties?.['SubnetId'])));
    const starts = of('AWS::Scheduler::Schedule').map((r) => r.Properties?.['ScheduleExpression']);
    expect(needOf('fis.active-experiments')).toBe(most(starts));
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

it('leave no row of what is counted, and of what is not, without a resource', () => {
  const rows = [...COUNTED.map(({ type }) => type), ...Object.keys(UNCOUNTED)];
  // Images of a blueprint may be in ECR, though those of no stock one are: test/layers/services/registry-usage.test.ts counts them.
  expect([...new Set(rows)].filter((type) => !seen.has(type))).toEqual(['AWS::ECR::Repository']);
});

it('are held against every quota that a capability claims, or it is said why not', () => {
  const counted = new Set([...COUNTED.map(({ quota }) => quota), ...Object.keys(ELSEWHERE)]);
  const claims = estates().flatMap(([file, profile]) => {
    const { blueprint } = loadBlueprint(file, { profile });
    return blueprint ? needsOf(planOrThrow(blueprint)).map(({ quota }) => quota.id) : [];
  });
  expect([...new Set(claims)].filter((id) => !counted.has(id))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((id) => !claims.includes(id))).toEqual([]);
});
