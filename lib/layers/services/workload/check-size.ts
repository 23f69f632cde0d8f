import { BlueprintError, error, type Diagnostic } from '../../../diagnostics';
import { cpuCores, memoryBytes } from '../../../kubernetes/quantities';
import type { PlanEntry } from '../../../plan/contract';
import { isJob, type AnySize } from './spec';

/** Sizes come from the planner, which makes no such mistake, or from `overrides`, where anything of the right type can stand. */
const problemsOf = ({ id, size }: PlanEntry<AnySize>): Diagnostic[] => {
  const found: Diagnostic[] = [];
  const expect = (holds: boolean, field: string, expected: string): void => {
    if (!holds)
      found.push(
        error(
          'BP403',
          ['overrides', id, field],
          `expected ${expected}, got ${JSON.stringify((size as unknown as Record<string, unknown>)[field])}`,
        ),
      );
  };
  expect(cpuCores(size.cpu) !== undefined, 'cpu', 'a Kubernetes CPU quantity, such as 500m or 2');
  expect(memoryBytes(size.memory) !== undefined, 'memory', 'a memory quantity with its unit, such as 512Mi');
  if (isJob(size)) {
    expect(Number.isInteger(size.deadlineSeconds) && size.deadlineSeconds > 0, 'deadlineSeconds', 'whole seconds, at least 1');
    expect(Number.isInteger(size.retries), 'retries', 'a whole number');
  } else {
    expect(Number.isInteger(size.minReplicas) && size.minReplicas > 0, 'minReplicas', 'a whole number of at least 1');
    expect(
      Number.isInteger(size.maxReplicas) && size.maxReplicas >= size.minReplicas,
      'maxReplicas',
      `a whole number of at least minReplicas, ${size.minReplicas}`,
    );
  }
  return found;
};

/** @throws BlueprintError when `overrides` gives a workload a size that Kubernetes would refuse (BP403) */
export const checkSize = (entry: PlanEntry<AnySize>): void => {
  const problems = problemsOf(entry);
  if (problems.length > 0) throw new BlueprintError(problems);
};
