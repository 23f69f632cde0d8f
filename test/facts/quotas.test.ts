import { QUOTAS, provenance, quotaOf } from '../../lib/facts/quotas';
import { factIn } from '../../lib/facts/registry';

it.each(provenance)('$covers: has a public source and a date', ({ source, asOf }) => {
  expect(source).toMatch(/https:\/\/|github\.com\//);
  expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
});

it('names each quota once, by id, by code and by the name within its service', () => {
  const once = (keys: readonly string[]): void => expect(keys).toEqual([...new Set(keys)]);
  once(QUOTAS.map(({ id }) => id));
  once(QUOTAS.flatMap(({ service, code }) => (code === null ? [] : [`${service} ${code}`])));
  once(QUOTAS.flatMap(({ service, name, formerNames = [] }) => [name, ...formerNames].map((n) => `${service} ${n}`)));
});

it.each(QUOTAS)('$id has a default that a fact knows, or says why AWS sets none', ({ default: fact, note, code, listed }) => {
  if (fact === null) {
    expect(note).toMatch(/no limit/);
    return;
  }
  const found = factIn(fact);
  expect(found?.value).toBeGreaterThan(0);
  expect(found?.source).toMatch(/\S/);
  const inFact = /\.(L-[0-9A-F]{8})\b/.exec(fact)?.[1];
  if (inFact !== undefined) expect(code).toBe(inFact);
  if (listed === false) expect(code).toBeNull();
});

it.each(QUOTAS)('$id says of what it counts the parts, exactly where it counts those of a resource', ({ per, of, shared, code }) => {
  expect(of !== undefined).toBe(per === 'resource');
  if (shared) expect(per).toBe('resource');
  if (code !== null) expect(code).toMatch(/^L-[0-9A-F]{8}$/);
});

it('asks the only region that answers for what counts in the whole account', () => {
  const elsewhere = QUOTAS.filter(({ per, listed }) => per === 'account' && listed !== false).map(({ id, region }) => [id, region]);
  expect(elsewhere.length).toBeGreaterThan(3);
  expect(elsewhere.filter(([, region]) => region !== 'us-east-1')).toEqual([]);
  expect(quotaOf('iam.roles')).toMatchObject({ per: 'account', region: 'us-east-1' });
});

it('does not know what it does not know', () => {
  expect(() => quotaOf('ec2.unicorns')).toThrow('no quota ec2.unicorns');
});
