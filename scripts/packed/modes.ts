import { resolve } from 'node:path';
import { installed, ROOT } from '../program';

/** A way in which a project of TypeScript may be set up to find the types of a package. */
export interface ResolutionMode {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const STRICT = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022', '--types', 'node'];

const mode = (name: string, ...args: readonly string[]): ResolutionMode => ({
  name,
  program: installed('tsc'),
  args: [...STRICT, ...args],
});

/** All that TypeScript knows and people use. */
export const RESOLUTION_MODES: readonly ResolutionMode[] = [
  mode('nodenext, as cdk init writes it', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--isolatedModules'),
  mode('node16', '--module', 'node16', '--moduleResolution', 'node16'),
  mode('bundler', '--module', 'esnext', '--moduleResolution', 'bundler'),
  mode('commonjs', '--module', 'commonjs', '--moduleResolution', 'bundler'),
  {
    // The last TypeScript that has it, and for which a package needs typesVersions.
    name: 'commonjs with node10',
    program: process.execPath,
    args: [
      resolve(ROOT, 'node_modules/typescript/lib/tsc.js'),
      ...STRICT,
      ...['--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0'],
    ],
  },
];
