import { invariant, type Finding } from '../invariant';
import { callsOf, regionOf } from './reading';
import { exportsOf, valuesOf, weakReferencesIn } from './references';

export const existingImports = invariant(
  'existing-imports',
  'Every export that a template imports is made by exactly one stack of the same region, and every output that one reads is there: CloudFormation looks for both at deploy only.',
  (s) => {
    const exported = exportsOf(s);
    return valuesOf(s).flatMap(({ stack, where, value }): Finding[] => [
      ...callsOf('Fn::ImportValue', value).flatMap((name): Finding[] => {
        const makers = exported.get(String(name)) ?? [];
        if (makers.length !== 1) return [{ where, problem: `imports ${String(name)}, which ${makers.length} stacks export; expected one` }];
        const there = regionOf(s, makers[0]?.stack ?? '');
        const here = regionOf(s, stack);
        return there === here ? [] : [{ where, problem: `imports ${String(name)} of ${there ?? 'nowhere'}: exports do not leave their region, and it is in ${here ?? 'nowhere'}` }];
      }),
      ...weakReferencesIn(value).flatMap(({ StackName, OutputName, Region }): Finding[] => {
        const known = s.templates.get(String(StackName))?.Outputs?.[String(OutputName)] !== undefined;
        const name = `${String(StackName)}.${String(OutputName)}`;
        if (!known) return [{ where, problem: `reads the output ${name}, which is not there` }];
        const there = regionOf(s, String(StackName));
        return Region === undefined || Region === there ? [] : [{ where, problem: `reads ${name} in ${String(Region)}, and it is in ${there ?? 'nowhere'}` }];
      }),
    ]);
  },
);
