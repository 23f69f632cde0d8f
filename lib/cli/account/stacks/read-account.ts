import type { Assembly, Stack } from '../../../change';
import { everyPage, sleep, type AskingOptions, type Pause } from '../pages';
import { accountOf, hiddenParameters, readStack } from './read-stack';
import { asRefusal, unread } from './refusals';
import { belongs, blindOf, isUnplaced, placed, regionsNamed, type Origin } from './scope';
import type { AnsweredStack, StackApi, StackApis } from './stack-api';

export interface AccountOptions extends AskingOptions {
  /** The blueprint of the new assembly. @default none: it is an app of somebody else */
  readonly origin?: Origin;
  /** Regions to look in besides those of the new assembly. @default none */
  readonly regions?: readonly string[];
}

/** A stack that never came to be, or is no more. */
const isNone = ({ StackStatus }: AnsweredStack): boolean => StackStatus === 'REVIEW_IN_PROGRESS' || StackStatus === 'DELETE_COMPLETE';

const listed = async (api: StackApi, pause: Pause): Promise<readonly AnsweredStack[]> => {
  const pages = await everyPage((start) => api.describeStacks(start), pause);
  return pages.flatMap(({ Stacks = [] }) => Stacks).filter((stack) => !isNone(stack));
};

/** Nobody compares an assembly with the stacks of another account. */
const sameAccount = (account: string | undefined, expected: readonly Stack[]): void => {
  const other = expected.find((stack) => stack.account !== undefined && account !== undefined && stack.account !== account);
  if (other?.account !== undefined)
    throw unread(`${other.name} is for account ${other.account}, and the credentials are of ${account ?? ''}`, 'take those of its account');
};

interface RegionReading {
  readonly stacks: readonly Stack[];
  readonly blind: readonly string[];
}

const blindIn = (stacks: readonly Stack[], region: string, expected: number, account: string | undefined): readonly string[] => [
  ...stacks.flatMap(({ name, template }) =>
    hiddenParameters(template).map((parameter) => `the value of the parameter ${parameter} of ${name}, which is not shown`),
  ),
  ...(stacks.length === 0 && expected > 0
    ? [
        `what stands in ${region}: ${account === undefined ? 'the account' : `account ${account}`} has none of these stacks there, so all of them count as new`,
      ]
    : []),
];

const readRegion = async (
  api: StackApi,
  region: string,
  expected: readonly Stack[],
  origin: Origin | undefined,
  pause: Pause,
): Promise<RegionReading> => {
  const all = await listed(api, pause);
  const account = all.map(accountOf).find((one) => one !== undefined);
  sameAccount(account, expected);
  const stacks: Stack[] = [];
  for (const stack of all.filter((one) => belongs(one, region, expected, origin)))
    stacks.push(
      await readStack(
        api,
        stack,
        region,
        expected.find(({ name }) => name === stack.StackName),
        pause,
      ),
    );
  return { stacks, blind: blindIn(stacks, region, expected.length, account) };
};

/**
 * What stands deployed of an assembly, read from the stacks of an account, one request after another; nothing is changed. Regions that the
 * templates of its stacks name are looked at, too.
 * @param after - the new assembly
 * @throws BlueprintError (BP089) when a region cannot be read: half an account is told by nobody
 */
export const readAccount = async (after: Assembly, apis: StackApis, options: AccountOptions = {}): Promise<Assembly> => {
  const { origin, regions: more = [], pause = sleep } = options;
  const home = isUnplaced(after) ? await apis.home() : undefined;
  if (isUnplaced(after) && home === undefined) throw unread('neither the assembly nor the surroundings name a region', 'set AWS_REGION');
  const expected = placed(after, home);
  const regions = [...new Set([...expected.map(({ region }) => region), ...(origin?.regions ?? []), ...more])].sort();
  const found: RegionReading[] = [];
  // The list grows while it is walked.
  for (const region of regions) {
    const here = expected.filter((stack) => stack.region === region);
    try {
      const reading = await readRegion(apis.at(region), region, here, origin, pause);
      found.push(reading);
      const named = origin ? regionsNamed(JSON.stringify(reading.stacks), origin) : [];
      regions.push(...named.filter((one) => !regions.includes(one)));
    } catch (fault) {
      throw asRefusal(fault, region, regions.slice(0, found.length));
    }
  }
  return {
    stacks: found.flatMap(({ stacks }) => stacks),
    blind: [...found.flatMap(({ blind }) => blind), blindOf(origin, regions, options.regions !== undefined)],
  };
};
