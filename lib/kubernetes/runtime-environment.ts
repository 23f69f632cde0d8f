import { cpuCores, memoryBytes } from './quantities';

export type Runtime = 'node' | 'java' | 'python' | 'go';

const MIB = 2 ** 20;

/**
 * Share of a container's memory that a heap may take; the rest is for stacks, buffers, code and the kernel's pages. Ours: the JVM's own
 * default of 25 % wastes a container, and above some 80 % direct buffers have no room.
 */
const HEAP_SHARE = 0.75;

/** GOMEMLIMIT counts nearly all that a Go program takes: its documentation (runtime, "Environment Variables") advises 5 to 10 % of headroom. */
const GO_SHARE = 0.9;

/** A Go program with one processor cannot collect garbage beside its work. */
const FEWEST_GO_PROCESSORS = 2;

/**
 * What makes a runtime see the size of its container instead of that of its node.
 * @param cpu - Kubernetes CPU quantity
 * @param memory - Kubernetes memory quantity
 */
export const runtimeEnvironment = (runtime: Runtime, cpu: string, memory: string): Readonly<Record<string, string>> => {
  const mebibytes = (share: number): number => Math.max(1, Math.floor(((memoryBytes(memory) ?? 0) * share) / MIB));
  switch (runtime) {
    case 'node':
      return { NODE_ENV: 'production', NODE_OPTIONS: `--max-old-space-size=${mebibytes(HEAP_SHARE)}` };
    case 'java':
      // A JVM that ran out of memory is of no use to anybody: let it end, and a new one begin.
      return { JAVA_TOOL_OPTIONS: `-XX:MaxRAMPercentage=${HEAP_SHARE * 100} -XX:+ExitOnOutOfMemoryError` };
    case 'go':
      return { GOMAXPROCS: String(Math.max(FEWEST_GO_PROCESSORS, Math.ceil(cpuCores(cpu) ?? 0))), GOMEMLIMIT: `${mebibytes(GO_SHARE)}MiB` };
    case 'python':
      return { PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' };
  }
};
