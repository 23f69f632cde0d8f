import type { Diagnostic } from '../../diagnostics';
import { saidWarning } from '../said';
import { ACCOUNT_OPTION } from './sdk';

/** What an error of the SDK or of AWS is about, as far as it is known. */
const KINDS: readonly (readonly [kind: 'credentials' | 'access' | 'network' | 'busy', names: RegExp])[] = [
  [
    'credentials',
    /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|UnrecognizedClientException|InvalidClientTokenId|(InvalidSignature|SignatureDoesNotMatch|MissingAuthenticationToken|IncompleteSignature)(Exception)?)$/,
  ],
  ['access', /^((Dependency)?AccessDenied(Exception)?|AWSServiceAccessNotEnabledException|OptInRequired)$/],
  ['network', /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError)$/],
  ['busy', /^(TooManyRequestsException|Throttling(Exception)?|RequestLimitExceeded|ServiceException|InternalFailure|ServiceUnavailable)$/],
];

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

const named = (fault: Error): string[] => [fault.name, 'code' in fault ? String(fault.code) : ''];

/** Whether AWS asks to be asked more slowly. */
export const isThrottled = (fault: unknown): boolean =>
  fault instanceof Error && /^(TooManyRequestsException|Throttling(Exception)?|RequestLimitExceeded)$/.test(fault.name);

/** Whether Service Quotas does not know the service, or has no quotas of it here. */
export const isUnknown = (fault: unknown): boolean => fault instanceof Error && fault.name === 'NoSuchResourceException';

/** Whether AWS or the SDK said it, rather than a fault of this program. */
const isTheirs = (fault: Error): boolean => '$metadata' in fault || '$fault' in fault;

/** What an error of the SDK or of AWS means: a warning (BP094), since the defaults take the place of the account. Anything else is a fault of this program: undefined. */
export const accountWarning = (fault: unknown, region: string): Diagnostic | undefined => {
  if (!(fault instanceof Error)) return undefined;
  const names = named(fault);
  const known = KINDS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
  if (!known && !isTheirs(fault)) return undefined;
  const kind = known ?? 'other';
  const said = [fault.name === 'Error' ? '' : fault.name, fault.message.split('\n')[0]].filter(Boolean).join(': ');
  const message = `${MEANINGS[kind]} (${region}): ${said}; the limits are the defaults of AWS, not those of your account`;
  return saidWarning('BP094', ACCOUNT_OPTION, message, HINTS[kind]);
};
