/** What an error of the SDK or of AWS is about, as far as it is known. */
const KINDS = [
  [
    'credentials',
    /^(CredentialsProviderError|TokenProviderError|(ExpiredToken|RequestExpired|AuthFailure)(Exception)?|UnrecognizedClientException|InvalidClientTokenId|(InvalidSignature|SignatureDoesNotMatch|MissingAuthenticationToken|IncompleteSignature)(Exception)?)$/,
  ],
  ['access', /^((Dependency)?AccessDenied(Exception)?|AWSServiceAccessNotEnabledException|UnauthorizedOperation|OptInRequired)$/],
  ['network', /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError)$/],
  ['busy', /^(TooManyRequestsException|Throttling(Exception)?|RequestLimitExceeded|ServiceException|InternalFailure|ServiceUnavailable)$/],
] as const;

export type FaultKind = (typeof KINDS)[number][0] | 'other';

const namesOf = (fault: Error): string[] => [fault.name, 'code' in fault ? String(fault.code) : ''];

/** Whether AWS or the SDK said it, rather than a fault of this program. */
const isTheirs = (fault: Error): boolean => '$metadata' in fault || '$fault' in fault;

/** What an error of the SDK or of AWS is about; undefined for a fault of this program. */
export const faultKind = (fault: unknown): FaultKind | undefined => {
  if (!(fault instanceof Error)) return undefined;
  const names = namesOf(fault);
  return KINDS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? (isTheirs(fault) ? 'other' : undefined);
};

/** Whether AWS asks to be asked more slowly. */
export const isThrottled = (fault: unknown): boolean =>
  fault instanceof Error && /^(TooManyRequestsException|Throttling(Exception)?|RequestLimitExceeded)$/.test(fault.name);

/** What an error says, in one line: `AccessDenied: User: … is not authorized`. */
export const faultText = ({ name, message }: Error): string =>
  [name === 'Error' ? '' : name, message.split('\n')[0]].filter(Boolean).join(': ');
