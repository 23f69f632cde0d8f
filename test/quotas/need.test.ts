import { planOrThrow } from '../../lib/plan';
import { needsOf } from '../../lib/quotas/need';
import { sensibleValue } from '../../lib/quotas/raise';
import { blueprintOf } from '../support/blueprint';
import { planUsing } from './plans';

const amounts = (plan: ReturnType<typeof planUsing>): unknown[] =>
  needsOf(plan)
    .filter(({ quota }) => quota.id !== 'cloudformation.stacks')
    .map(({ quota, region, amount }) => [quota.id, region, amount]);

const TWO = ['us-east-1', 'eu-west-1'];

describe('what a plan needs', () => {
  it('adds up over all regions what counts for the account', () => {
    const use = { quotas: [{ quota: 'iam.roles', amount: 3 }] };
    expect(amounts(planUsing([use, { ...use, region: 'eu-west-1' }], TWO))).toEqual([['iam.roles', null, 6]]);
  });

  it('adds up in each region by itself what counts there', () => {
    const use = { quotas: [{ quota: 'ec2.standard-vcpus', amount: 4 }] };
    expect(amounts(planUsing([use, { ...use, id: 'test/two' }, { ...use, region: 'eu-west-1' }], TWO))).toEqual([
      ['ec2.standard-vcpus', 'us-east-1', 8],
      ['ec2.standard-vcpus', 'eu-west-1', 4],
    ]);
  });

  it('takes the largest where the parts of one resource count: tables do not share their units', () => {
    const table = (amount: number) => ({ quotas: [{ quota: 'dynamodb.table-write-units', amount }] });
    const plan = planUsing([table(10), { ...table(30), id: 'test/two' }, { ...table(20), region: 'eu-west-1' }], TWO);
    expect(amounts(plan)).toEqual([
      ['dynamodb.table-write-units', 'us-east-1', 30],
      ['dynamodb.table-write-units', 'eu-west-1', 20],
    ]);
  });

  it('adds up the parts of a resource that all of a region share: there is one cluster', () => {
    const use = { quotas: [{ quota: 'eks.pod-identity-associations', amount: 2 }] };
    expect(amounts(planUsing([use, { ...use, id: 'test/two' }]))).toEqual([['eks.pod-identity-associations', 'us-east-1', 4]]);
  });

  it('says what it is made of, the largest first', () => {
    const [need] = needsOf(
      planUsing([
        { id: 'test/small', quotas: [{ quota: 'iam.roles', amount: 1 }] },
        { id: 'test/large', quotas: [{ quota: 'iam.roles', amount: 5 }] },
      ]),
    );
    expect(need?.parts.map(({ id }) => id)).toEqual(['test/large', 'test/small']);
  });

  it('leaves out what is not used', () => {
    expect(amounts(planUsing([{ quotas: [{ quota: 'logs.groups', amount: 0 }] }]))).toEqual([]);
  });

  it.each([Number.NaN, Infinity])('refuses %p, and names who said it', (amount) => {
    expect(() => needsOf(planUsing([{ quotas: [{ quota: 'iam.roles', amount }] }]))).toThrow(/test\/one, iam\.roles: .* is no amount/);
  });

  it('refuses a quota that is not in the table', () => {
    expect(() => needsOf(planUsing([{ quotas: [{ quota: 'iam.rolls', amount: 1 }] }]))).toThrow('no quota iam.rolls');
  });

  it('counts the stacks of a plan', () => {
    const stacks = needsOf(planOrThrow(blueprintOf())).find(({ quota }) => quota.id === 'cloudformation.stacks');
    expect(stacks?.amount).toBeGreaterThan(2);
  });
});

describe('the next sensible value', () => {
  it.each([
    [1, 2],
    [4, 5],
    [6, 8],
    [7.2, 9],
    [8, 10],
    [100, 130],
    [87_808, 110_000],
    [1e12, 1.3e12],
  ])('for %d is %d: a fifth is left, and two digits are enough', (need, value) => expect(sensibleValue(need)).toBe(value));

  it('is always enough, and never needs more than the share that is watched for', () => {
    for (let need = 0.5; need < 1e12; need *= 1.37) {
      const value = sensibleValue(need);
      expect(value).toBeGreaterThan(need);
      expect(need / value).toBeLessThanOrEqual(0.8);
      expect(Number.isInteger(value)).toBe(true);
    }
  });
});
