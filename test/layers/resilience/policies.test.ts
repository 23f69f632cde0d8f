import { CONFORMITY, ConformityPolicies, PreviewJanitor } from '../../../lib/layers/resilience';
import type { KubernetesObject } from '../../../lib/testing';
import { objectsIn } from '../../kubernetes/objects';
import { GROWTH_SHOP } from '../delivery/growth-shop';
import { synthesized } from '../services/estate';

const built = (action?: 'Audit' | 'Deny'): KubernetesObject[] => {
  let found: KubernetesObject[] = [];
  objectsIn((chart) => {
    new ConformityPolicies(chart, 'Conformity', { partOf: 'shop', namespaceLabel: 'strata/team', ...(action ? { action } : {}) });
    found = chart.toJson() as KubernetesObject[];
  });
  return found;
};

describe('conformity', () => {
  it('is a policy for each rule, which reports and refuses nothing', () => {
    expect(built().map((o) => o.metadata.name)).toEqual(CONFORMITY.map(({ name }) => `strata-${name}`));
    for (const o of built())
      expect(o).toMatchObject({
        apiVersion: 'policies.kyverno.io/v1',
        kind: 'ValidatingPolicy',
        spec: {
          validationActions: ['Audit'],
          failurePolicy: 'Ignore',
          matchConstraints: { namespaceSelector: { matchExpressions: [{ key: 'strata/team', operator: 'Exists' }] } },
        },
      });
  });

  it('refuses, where it is told to', () => expect(built('Deny')[0]).toMatchObject({ spec: { validationActions: ['Deny'] } }));

  it.each(CONFORMITY)('$name says what to do', ({ message }) => expect(message).toMatch(/: [a-z]/));

  // CEL and JavaScript agree on this pattern.
  it.each([
    ['nginx', false],
    ['nginx:latest', false],
    ['localhost:5000/nginx', false],
    ['nginx:1.2', true],
    ['localhost:5000/nginx:1.2', true],
    [`docker.io/acme/web@sha256:${'0'.repeat(64)}`, true],
  ])('of the image %s: %s', (image, pinned) => {
    const { expression = '' } = CONFORMITY.find(({ name }) => name === 'images-are-pinned') ?? {};
    const [tagged = '', latest = ''] = [...expression.matchAll(/matches\('([^']+)'\)/g)].map((m) => m[1]);
    expect(new RegExp(tagged).test(image) && !new RegExp(latest).test(image)).toBe(pinned);
  });
});

it('the janitor takes namespaces with the label, older than told, and without a time of their own', () => {
  const policy = objectsIn<KubernetesObject>((chart) => {
    new PreviewJanitor(chart, 'Janitor', { partOf: 'shop', label: 'strata/preview', hours: 48 });
  }).get('DeletingPolicy');
  expect(policy?.['spec']).toMatchObject({
    matchConstraints: {
      objectSelector: { matchLabels: { 'strata/preview': 'true' } },
      resourceRules: [{ apiGroups: [''], resources: ['namespaces'] }],
    },
    conditions: [
      { expression: expect.stringContaining("object.metadata.labels['strata/preview'] == 'true'") as string },
      { expression: expect.stringContaining("duration('48h')") as string },
      { expression: expect.stringContaining('cleanup.kyverno.io/ttl') as string },
    ],
  });
});

it('at growth both wait for what Kyverno defines', () => {
  const s = synthesized({ ...GROWTH_SHOP, overrides: { 'policies/main': { previewHours: 12 } } });
  const root = s.files.get('kubernetes/shop-us-east-1/kustomization.yaml') ?? '';
  expect(root).not.toContain('45-policies');
  expect(s.files.get('kubernetes/shop-us-east-1/45-policies/janitor.yaml')).toContain("duration('12h')");
});
