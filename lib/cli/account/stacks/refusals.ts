import type { BlueprintError } from '../../../diagnostics';
import { refusal } from '../../reading';
import { saidError } from '../../said';
import { faultKind, faultText, type FaultKind } from '../faults';
import { ACCOUNT_OPTION } from '../sdk';

/** All that is asked of an account, by the names that IAM gives it. */
const ACTIONS = 'cloudformation:DescribeStacks, ListStacks, GetTemplate and ListImports';

const HINTS: Readonly<Record<FaultKind, string>> = {
  credentials: 'sign in (`aws sso login`, `aws configure`), or name a profile in AWS_PROFILE; a region that is switched off says the same',
  access: `allow ${ACTIONS}; nothing else is asked for`,
  network: 'check the network, its proxy, and the name of the region',
  busy: 'try again in a minute',
  other: 'try again',
};

const MEANINGS: Readonly<Record<FaultKind, string>> = {
  credentials: 'there are no credentials that AWS accepts',
  access: 'the credentials may not read stacks',
  network: 'CloudFormation cannot be reached',
  busy: 'CloudFormation is too busy to answer',
  other: 'CloudFormation refuses to answer',
};

/** An account that could not be read: a check that has not looked says nothing about it. */
export const unread = (message: string, hint: string): BlueprintError => refusal(saidError('BP089', ACCOUNT_OPTION, message, hint));

/** Accounts in which a region must be switched on refuse the credentials there, and only there. */
const isSwitchedOff = (kind: FaultKind, fault: Error, answered: readonly string[]): boolean =>
  fault.name === 'OptInRequired' || (kind === 'credentials' && answered.length > 0);

/**
 * What an error of the SDK or of AWS means, as a refusal (BP089); a fault of this program as it is.
 * @param answered - regions that have answered before
 */
export const asRefusal = (fault: unknown, region: string, answered: readonly string[]): unknown => {
  const kind = faultKind(fault);
  if (!kind || !(fault instanceof Error)) return fault;
  if (isSwitchedOff(kind, fault, answered))
    return unread(
      `the account does not use ${region}: ${faultText(fault)}`,
      `\`aws account enable-region --region-name ${region}\`, or take the region out of the blueprint`,
    );
  return unread(`${MEANINGS[kind]} (${region}): ${faultText(fault)}`, HINTS[kind]);
};
