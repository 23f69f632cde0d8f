import type { Diagnostic } from '../../../diagnostics';
import { saidWarning } from '../../said';
import { faultKind, faultText } from '../faults';
import { ACCOUNT_OPTION } from '../sdk';

const HINTS = {
  credentials: 'sign in (`aws sso login`, `aws configure`), or name a profile in AWS_PROFILE',
  access: 'allow servicequotas:ListServiceQuotas and servicequotas:ListAWSDefaultServiceQuotas; nothing else is asked for',
  network: 'check the network and its proxy',
  busy: 'try again in a minute',
  other: 'try again',
} as const;

const MEANINGS = {
  credentials: 'there are no credentials that AWS accepts',
  access: 'the credentials may not read quotas',
  network: 'Service Quotas cannot be reached',
  busy: 'Service Quotas is too busy to answer',
  other: 'Service Quotas refuses to answer',
} as const;

/** Whether Service Quotas does not know the service, or has no quotas of it here. */
export const isUnknown = (fault: unknown): boolean => fault instanceof Error && fault.name === 'NoSuchResourceException';

/** What an error of the SDK or of AWS means: a warning (BP094), since the defaults take the place of the account. Anything else is a fault of this program: undefined. */
export const accountWarning = (fault: unknown, region: string): Diagnostic | undefined => {
  const kind = faultKind(fault);
  if (!kind || !(fault instanceof Error)) return undefined;
  const message = `${MEANINGS[kind]} (${region}): ${faultText(fault)}; the limits are the defaults of AWS, not those of your account`;
  return saidWarning('BP094', ACCOUNT_OPTION, message, HINTS[kind]);
};
