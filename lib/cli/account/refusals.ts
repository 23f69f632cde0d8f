import { BlueprintError } from '../../diagnostics';
import { saidError } from '../said';
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
  network: 'check the network and its proxy, or leave --account out: the defaults need none',
  busy: 'try again in a minute',
  other: 'try again, or leave --account out',
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

/** The answer to an error of the SDK or of AWS: a diagnostic (BP089). Anything else is a fault of this program, and is handed back. */
export const accountError = (fault: unknown, region: string): unknown => {
  if (!(fault instanceof Error)) return fault;
  const names = named(fault);
  const known = KINDS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
  if (!known && !isTheirs(fault)) return fault;
  const kind = known ?? 'other';
  const said = [fault.name === 'Error' ? '' : fault.name, fault.message.split('\n')[0]].filter(Boolean).join(': ');
  return new BlueprintError([saidError('BP089', ACCOUNT_OPTION, `${MEANINGS[kind]} (${region}): ${said}`, HINTS[kind])]);
};
