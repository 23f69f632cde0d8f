import { BlueprintError, type Diagnostic } from '../diagnostics';
import { systemProblem } from './target';

/** A problem of the input, as something to throw where the way back is long. */
export const refusal = (problem: Diagnostic): BlueprintError => new BlueprintError([problem]);

/** What the file system says, or the value. */
export const reading = <T>(path: string, read: () => T): T => {
  try {
    return read();
  } catch (fault) {
    const problem = systemProblem(fault, path);
    throw problem ? refusal(problem) : fault;
  }
};

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
