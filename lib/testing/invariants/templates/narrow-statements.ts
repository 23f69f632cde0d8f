import { invariant, type Finding } from '../invariant';
import { list, resourcesOf, statementsIn } from './reading';

/** Actions that AWS's service authorization reference lists without a resource type: they take `*` and nothing else. One line each, sorted. */
export const ACTIONS_WITHOUT_RESOURCE: readonly string[] = [
  'cloudwatch:PutMetricData',
  'ec2:DescribeSubnets',
  'ec2:DescribeVolumes',
  'kafka:GetBootstrapBrokers', // docs/decisions/0018
  'logs:DescribeLogGroups',
  'tag:GetResources',
];

const WIDE_ACTION = /^(\*|[a-z0-9-]+:\*)$/;

const isEverybody = (principal: unknown): boolean => principal === '*' || JSON.stringify(principal) === '{"AWS":"*"}';

export const narrowStatements = invariant(
  'narrow-statements',
  'No statement that allows reaches everything: neither all actions of a service, nor all resources where an action can name one, nor everybody. In the policy of a key `*` is the key itself.',
  (s) =>
    resourcesOf(s).flatMap(({ where, resource }) =>
      statementsIn(resource.Properties)
        .filter(([, statement]) => statement.Effect === 'Allow')
        .flatMap(([at, statement]): Finding[] => {
          const everybody = isEverybody(statement.Principal) ? [{ where: `${where}${at}`, problem: 'lets everybody in' }] : [];
          if (resource.Type === 'AWS::KMS::Key') return everybody;
          const actions = list(statement.Action);
          const everything = list(statement.Resource).includes('*');
          return [
            ...everybody,
            ...actions.filter((a) => WIDE_ACTION.test(a)).map((a) => ({ where: `${where}${at}`, problem: `allows ${a}` })),
            ...actions
              .filter((a) => everything && !ACTIONS_WITHOUT_RESOURCE.includes(a) && !WIDE_ACTION.test(a))
              .map((a) => ({ where: `${where}${at}`, problem: `allows ${a} on everything` })),
          ];
        }),
    ),
);
