import type { Adjustable, Quota } from '../facts/quotas';
import { factValue } from '../facts/registry';
import type { Limit } from './limit';
import type { Need } from './need';

/** What to ask for so that a need fits. */
export interface Raise {
  /** Region in which to ask. */
  readonly region: string;
  readonly service: string;
  readonly name: string;
  readonly code: string | null;
  readonly from: number;
  readonly to: number;
  /** Who can raise it: an administrator in Service Quotas, AWS Support, or nobody, and then the plan has to change. */
  readonly by: Adjustable;
}

/** Rounded up to two digits: what somebody would ask for. */
const roundedUp = (value: number): number => {
  const whole = Math.ceil(value);
  const [, exponent = ''] = whole.toExponential(1).split('e');
  const step = Math.max(1, Number(`1e${Number(exponent) - 1}`));
  return Math.ceil(whole / step) * step;
};

/** The next sensible value for a need: it uses no more of it than the share from which on those who watch quotas are warned. */
export const sensibleValue = (need: number): number => roundedUp(need / factValue('quota.alertShare'));

/** AWS knows best whether it can be raised; what it does not raise by itself, its support may. */
export const raisedBy = ({ adjustable }: Quota, { adjustable: said }: Limit): Adjustable => {
  if (said === undefined) return adjustable;
  if (said) return 'service-quotas';
  return adjustable === 'service-quotas' ? 'support' : adjustable;
};

/** What to ask for where a need does not fit its limit. */
export const raiseFor = ({ quota, amount }: Need, limit: Limit, region: string): Raise => ({
  region,
  service: quota.service,
  name: limit.name ?? quota.name,
  code: limit.code ?? quota.code,
  from: limit.value ?? 0,
  to: sensibleValue(amount),
  by: raisedBy(quota, limit),
});

/** The command that asks for it, in the words of the AWS CLI; undefined where no command can. */
export const raiseCommand = ({ region, service, code, to, by }: Raise): readonly string[] | undefined =>
  by !== 'service-quotas' || code === null
    ? undefined
    : [
        'aws service-quotas request-service-quota-increase',
        `--region ${region}`,
        `--service-code ${service}`,
        `--quota-code ${code}`,
        `--desired-value ${to}`,
      ];
