import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { error, type Diagnostic } from '../diagnostics';
import type { Plan } from '../plan/plan';

/** What a template may hold: below CloudFormation's own limits (500 resources, 1 MB, 200 outputs and parameters, 60 dynamic references), so that there is room to grow. */
export const BUDGETS = { resources: 400, bytes: 800_000, outputs: 160, parameters: 150, dynamicReferences: 50 } as const;

const count = (section: unknown): number => Object.keys((section as object | undefined) ?? {}).length;

const measure = ({ template }: CloudFormationStackArtifact): Record<keyof typeof BUDGETS, number> => {
  const text = JSON.stringify(template);
  const { Resources, Outputs, Parameters } = template as Record<string, unknown>;
  return {
    resources: count(Resources),
    bytes: text.length,
    outputs: count(Outputs),
    parameters: count(Parameters),
    dynamicReferences: text.split('{{resolve:').length - 1,
  };
};

/** Templates beyond their budget (BP401), each with the key that makes it smaller. */
export const checkBudgets = (assembly: CloudAssembly, plan: Plan): Diagnostic[] =>
  assembly.stacks.flatMap((artifact) => {
    const measured = measure(artifact);
    const team = /-(?:Identity|GlobalIdentity|Registry)-([a-z0-9-]+?)(?:-\d+)?$/.exec(artifact.stackName)?.[1];
    return (Object.keys(BUDGETS) as (keyof typeof BUDGETS)[])
      .filter((what) => measured[what] > BUDGETS[what])
      .map((what) =>
        error(
          'BP401',
          team ? ['teams', team] : ['name'],
          `the stack ${artifact.stackName} of ${plan.name} has ${measured[what]} ${what}, more than ${BUDGETS[what]}`,
          {
            hint: team ? `set teams.${team}.shards, or give some of its services to another team` : 'split the blueprint in two',
          },
        ),
      );
  });
