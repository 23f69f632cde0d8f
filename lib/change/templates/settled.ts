import type { Stack } from '../assembly';
import type { Rule } from '../changes';
import type { Finding } from '../finding';

const SOURCE = 'CloudFormation user guide, "Stack status codes"';

interface Unsettled {
  readonly verdict: Finding['verdict'];
  /** What is the matter, behind the name of the stack. */
  readonly what: string;
  readonly remedy: (stack: Stack) => string;
}

const command =
  (subcommand: string, then: string) =>
  ({ name, region }: Stack): string =>
    `\`aws cloudformation ${subcommand} --stack-name ${name} --region ${region}\`, ${then}`;

const waiting = (operation: string): Unsettled => ({
  verdict: 'refused',
  what: 'is being changed by somebody else just now: what stands is known when that has ended',
  remedy: command(`wait stack-${operation}-complete`, 'then check again'),
});

/** The AWS CLI waits for no rollback but that of an update. */
const ROLLING_BACK: Unsettled = {
  ...waiting('update'),
  what: 'is being rolled back just now: what stands is known when that has ended',
  remedy: command('describe-stacks', 'until its status ends in COMPLETE or FAILED; then check again'),
};

const CLEANING: Unsettled = {
  verdict: 'attention',
  what: 'still removes what its last update has replaced; CloudFormation takes no other update before that has ended',
  remedy: command('wait stack-update-complete', 'then deploy'),
};

const HALF: Unsettled = {
  verdict: 'refused',
  what: 'was left half-way by a deployment that failed, and stands as neither its old template nor its new one says',
  remedy: command('rollback-stack', 'then check again'),
};

const HALF_GONE: Unsettled = {
  verdict: 'refused',
  what: 'can only be deleted: parts of it are gone, and what is left is in no order',
  remedy: command('delete-stack', 'once what it still holds is kept elsewhere; then check again'),
};

/** Statuses in which a stack is not what its template says, or takes no deployment. */
const UNSETTLED: Readonly<Record<string, Unsettled>> = {
  CREATE_IN_PROGRESS: waiting('create'),
  UPDATE_IN_PROGRESS: waiting('update'),
  DELETE_IN_PROGRESS: waiting('delete'),
  IMPORT_IN_PROGRESS: waiting('import'),
  ROLLBACK_IN_PROGRESS: ROLLING_BACK,
  UPDATE_ROLLBACK_IN_PROGRESS: { ...ROLLING_BACK, remedy: waiting('rollback').remedy },
  IMPORT_ROLLBACK_IN_PROGRESS: ROLLING_BACK,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: CLEANING,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: { ...CLEANING, remedy: command('wait stack-rollback-complete', 'then deploy') },
  CREATE_FAILED: HALF,
  UPDATE_FAILED: HALF,
  UPDATE_ROLLBACK_FAILED: {
    ...HALF,
    what: 'could not be rolled back after an update that failed, and takes no other before it is',
    remedy: command('continue-update-rollback', 'once what stood in its way is mended; then check again'),
  },
  IMPORT_ROLLBACK_FAILED: {
    ...HALF,
    what: 'could not be rolled back after an import that failed',
    remedy: command('describe-stack-events', 'mend what it names, and check again'),
  },
  ROLLBACK_FAILED: HALF_GONE,
  DELETE_FAILED: HALF_GONE,
  ROLLBACK_COMPLETE: {
    verdict: 'attention',
    what: 'was never made: its creation was rolled back, nothing is taken to stand in it, and it takes no update (`cdk deploy` deletes it and makes it anew)',
    remedy: command('describe-stack-resources', 'to see what was retained, which would be in the way of its names'),
  },
};

const unsettled = (stack: Stack): Finding[] => {
  const found = stack.status === undefined ? undefined : UNSETTLED[stack.status];
  if (!found || stack.status === undefined) return [];
  return [
    {
      code: 'BP524',
      verdict: found.verdict,
      place: { stack: stack.name },
      message: `${stack.name} (${stack.status}) ${found.what}`,
      remedy: found.remedy(stack),
      source: SOURCE,
    },
  ];
};

/** A stack that is being changed, or that a deployment has left half-way, is settled before anything is deployed over it. */
export const settledRule: Rule = ({ before }) => before.stacks.flatMap(unsettled);
