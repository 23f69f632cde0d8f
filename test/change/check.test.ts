import { check, type Assembly, type Resource } from '../../lib/change';

const assembly = (resources: Readonly<Record<string, Resource>>): Assembly => ({
  stacks: [{ name: 'shop-us-east-1-Data', region: 'us-east-1', template: { Resources: resources } }],
});

const database: Resource = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'postgres', MaxAllocatedStorage: 100 } };

it('finds nothing between two equal assemblies', () => {
  expect(check(assembly({ MainPostgres: database }), assembly({ MainPostgres: database }))).toMatchObject({
    changes: [],
    findings: [],
    verdict: 'safe',
  });
});

it('refuses to lose a database, unless it is named', () => {
  const lost = check(assembly({ MainPostgres: database }), assembly({}));
  expect(lost).toMatchObject({ verdict: 'refused', summary: { remove: 1 }, findings: [{ code: 'BP502' }] });
  const named = check(assembly({ MainPostgres: database }), assembly({}), { allow: ['MainPostgres'] });
  expect(named).toMatchObject({ verdict: 'attention', findings: [{ code: 'BP502', allowed: true }] });
});

it('says which names were allowed in vain', () => {
  const allow = ['MainPostgres', 'shop-us-east-1-Data.MainPostgres', 'MainPostgers', 'Deployment shop/web'];
  expect(check(assembly({ MainPostgres: database }), assembly({}), { allow }).unmatched).toEqual(['MainPostgers', 'Deployment shop/web']);
  expect(check(assembly({}), assembly({}))).not.toHaveProperty('unmatched');
});
