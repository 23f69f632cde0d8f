import { failure, notice } from '../blueprint/codes/code';

/** BP079, BP08x, BP09x: the command line, the context, the folders that are read and written, the account that is asked. A part of BP0xx, files. */
export const CLI_CODES = {
  BP079: failure('A folder that should hold a cloud assembly does not.', 'name the folder that `cdk synth` or `strata render` has written'),
  BP080: failure('The command line is not understood.', 'strata --help lists what there is'),
  BP081: failure('No blueprint is named anywhere.', 'name a file, or a tier whose stock blueprint to take'),
  BP082: failure('A tier, profile or setting that does not exist.', 'take one of those that the message lists'),
  BP083: failure('The blueprint has no such phase.', 'take one of the phases that `strata plan` shows'),
  BP084: failure('The blueprint that an upgrade starts from has mistakes.', 'correct it, or name the one that is deployed'),
  BP085: failure('A file of JSON, or the context of the CDK, is not what it should be.', 'correct it'),
  BP086: failure('A folder cannot be written, or holds something that must not be lost.', 'name a new folder'),
  BP087: failure('Nothing is planned under that id.', '`strata plan` lists the ids'),
  BP088: failure(
    'A value of a manifest cannot be bound.',
    'deploy the stack that gives it, then write its outputs with `cdk deploy --outputs-file`',
  ),
  BP089: failure(
    'An AWS account cannot be read: the package that reads it is not installed, or AWS does not answer.',
    'do what the message says; `quotas` needs @aws-sdk/client-service-quotas, `check` @aws-sdk/client-cloudformation',
  ),
  BP090: failure('A file of prices is not what it should be.', 'write source, asOf and prices'),
  BP091: failure('A file of prices names a price or a region that is not known.', '`strata cost --json` names the id of each price'),
  BP092: failure('A fact about a business is missing, or makes no sense.', 'give a number within the bounds that the message names'),
  BP093: failure('A day cannot be simulated as it was asked for.', 'give the option a value of those that the message names'),
  BP094: notice(
    'An AWS account does not tell its quotas: the plan is held against the defaults of AWS instead.',
    'sign in (`aws sso login`) with credentials that may read Service Quotas',
  ),
  BP095: failure('Data is moving already: one move after the other.', 'finish it: `strata promote <blueprint> --finish <store>`'),
  BP096: failure('A file cannot be rewritten so that it says what is planned.', 'write by hand what the message names'),
  BP097: failure('A store or stream is named whose data does not move.', 'name one of those that the message lists'),
  BP098: failure('No version of Kubernetes to upgrade to.', 'name a minor version other than the one that runs, as 1.37'),
  BP099: failure(
    'A folder holds no plan of this program.',
    'name the folder that `cdk synth` or `strata render` has written, or a blueprint',
  ),
} as const;

export type CliCode = keyof typeof CLI_CODES;
