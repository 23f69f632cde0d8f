import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skip } from './check';
import { CACHE, ROOT, run, runOrThrow } from './program';

const OLDEST = [3, 10] as const; // cfn-lint 1.58 and kubernetes-validate 1.37 need it

const REQUIREMENTS = join(ROOT, 'scripts/requirements.txt');

/** The first Python on PATH that is new enough and can make virtual environments. */
const findPython = async (): Promise<string> => {
  const probe = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${OLDEST.join(', ')}))`;
  for (const name of ['python3', 'python']) {
    if ((await run(name, ['-c', probe])).code === 0) return name;
  }
  throw new Skip(`no Python ${OLDEST.join('.')} or newer with venv on PATH`);
};

/**
 * Path of a checker written in Python, of the pinned version; installs it on first use.
 * @throws Skip when there is no Python that could run it
 */
export const pythonTool = async (name: string): Promise<string> => {
  const home = join(CACHE, 'python');
  const programs = join(home, process.platform === 'win32' ? 'Scripts' : 'bin');
  const stamp = join(home, '.stamp');
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    const python = await findPython();
    rmSync(home, { recursive: true, force: true });
    await runOrThrow(python, ['-m', 'venv', home]);
    await runOrThrow(join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]);
    writeFileSync(stamp, wanted);
  }
  return join(programs, name);
};
