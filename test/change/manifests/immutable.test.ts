import { check, type Assembly, type KubernetesObject } from '../../../lib/change';
import { refusalsOf } from '../../../lib/change/manifests/immutable/refusals';
import { OTHERS } from './cases/others';
import { statefulSet } from './cases/objects';
import { WORKLOADS } from './cases/workloads';

const CASES = [...WORKLOADS, ...OTHERS];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, refused }) => {
  expect(refusalsOf(before, after).map(({ path }) => path)[0]).toBe(refused);
  expect(refusalsOf(before, before)).toEqual([]);
});

it('names who refuses it', () => {
  const refusals = CASES.flatMap(({ before, after }) => refusalsOf(before, after));
  expect(refusals.filter(({ source }) => !source.includes('https://'))).toEqual([]);
});

const assemblyOf = (object: KubernetesObject): Assembly => ({ stacks: [], clusters: [{ name: 'shop-us-east-1', objects: [object] }] });

it.each(CASES.map((one) => [one.name, one] as const))(
  'is refused by the gate where the server refuses it: %s',
  (_, { before, after, refused }) => {
    const found = check(assemblyOf(before), assemblyOf(after)).findings.filter(({ code }) => code === 'BP509');
    expect(found.map(({ field }) => field)).toEqual(refused === undefined ? [] : [refused]);
  },
);

it('says how a set of pods that holds data is made anew without losing them', () => {
  const [finding] = check(assemblyOf(statefulSet()), assemblyOf(statefulSet({}, '2Gi'))).findings;
  expect(finding).toMatchObject({ verdict: 'refused', place: { cluster: 'shop-us-east-1', object: 'StatefulSet shop/a' } });
  expect(finding?.remedy).toContain('kubectl delete statefulset a -n shop --cascade=orphan');
});
