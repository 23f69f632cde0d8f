/** What a check ends with, beside 0 (all is well) and 1 (something is wrong): it could not run here, and has said why (automake's convention). */
export const SKIPPED = 77;

/** A check that cannot run on this machine. */
export class Skip extends Error {}

/**
 * Runs a check as a program: prints its findings and a last line that sums up, and sets the exit code.
 * @param check - returns what it found wrong and a summary; throws Skip when it cannot run here
 */
export const runCheck = async (check: () => Promise<{ findings: readonly string[]; summary: string }>): Promise<void> => {
  try {
    const { findings, summary } = await check();
    for (const finding of findings) console.log(finding);
    console.log(findings.length > 0 ? `${findings.length} findings in ${summary}` : summary);
    process.exitCode = findings.length > 0 ? 1 : 0;
  } catch (problem) {
    console.log(
      problem instanceof Error ? (problem instanceof Skip ? problem.message : (problem.stack ?? problem.message)) : String(problem),
    );
    process.exitCode = problem instanceof Skip ? SKIPPED : 1;
  }
};

/** The items of a list, at most `width` of them at work at a time; results stand in the order of the list. */
export const inParallel = async <T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};
