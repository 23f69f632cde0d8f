import {
  cachePolicies,
  originRequestPolicies,
  prefixListWeight,
  responseHeadersPolicies,
  securityGroupRules,
} from '../../lib/facts/cloudfront';
import { capacityOf, managedRuleGroups, webAclCapacity } from '../../lib/facts/waf';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('edge', () => {
  it('has a policy id of its own for each name', () => {
    const ids = [cachePolicies, originRequestPolicies, responseHeadersPolicies].flatMap((policies) => Object.values(policies));
    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('fits one reference to the prefix list into a security group, and not two', () => {
    expect(prefixListWeight).toBeLessThanOrEqual(securityGroupRules);
    expect(2 * prefixListWeight).toBeGreaterThan(securityGroupRules);
  });

  it('keeps all groups and a rate rule within the capacity that a web ACL includes', () => {
    const all = Object.values(managedRuleGroups);
    expect(capacityOf(all, 1)).toBe(1127);
    expect(capacityOf(all, 1)).toBeLessThanOrEqual(webAclCapacity.included);
    for (const { name } of all) expect(name).toMatch(/^AWSManagedRules[A-Za-z]+$/);
  });
});
