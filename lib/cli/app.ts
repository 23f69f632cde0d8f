import { choose } from './choice';
import { contextOfApp } from './context';
import type { ExitCode, Io } from './io';
import { confess, refuse } from './printing';
import { NO_SOURCES } from './said';
import { synthesize } from './synthesis';

/**
 * The CDK app: what `cdk synth`, `cdk diff`, `cdk deploy` run. It prints nothing on stdout, warnings and errors on stderr, and either
 * writes a complete assembly or leaves the old one as it is.
 * @param argv - arguments behind the script; `--debug` shows the stack of a fault of ours
 */
export const runApp = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const printing = { debug: argv.includes('--debug') };
  try {
    const { request, problems } = contextOfApp(io);
    if (problems.length > 0) return refuse(io, problems, NO_SOURCES, printing, { writes: true });
    return await synthesize(choose({}, request, io.cwd), io.env['CDK_OUTDIR'] || 'cdk.out', io, printing);
  } catch (fault) {
    return confess(io, fault, printing);
  }
};
