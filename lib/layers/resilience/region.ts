import { error } from '../../diagnostics';
import { hasType } from '../../facts/availability';
import type { PlanContext } from '../../plan/contract';

/** Is there FIS in the region? Without it no experiment is planned; whoever asked for experiments is told (BP309). */
export const canExperiment = ({ blueprint, region, report }: PlanContext): boolean => {
  if (hasType(region, 'AWS::FIS::ExperimentTemplate')) return true;
  if (blueprint.resilience.enabled)
    report(
      error('BP309', ['resilience', 'enabled'], `AWS FIS is not in ${region}, so that nothing can be rehearsed there`, {
        hint: 'choose another region, or leave it out',
      }),
    );
  return false;
};
