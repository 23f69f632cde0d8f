import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ROOT } from './program';

/*
 * The command line in one file: a third of the processor time of a short command went into finding and reading five hundred modules.
 * The library (dist/lib) stays as it is, module by module, since those who import it have a bundler of their own or want to read it.
 */

/** What a user brings, so that there is one copy of it, and what only some have. */
const EXTERNAL = ['aws-cdk-lib', 'constructs', 'cdk8s', 'cdk8s-plus-28', '@aws-sdk/*'];

const BANNER = 'Its parts by others, with their licences: strata.licences.txt';

/** Facts as text that is parsed when they are asked for: quicker than as a program, which is read whole at every start. */
const factsAsText: Plugin = {
  name: 'facts as text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.json$/ }, ({ path }) => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))});`,
      loader: 'js',
    })),
};

const packageOf = (file: string): string | undefined => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

const bundled = build({
  absWorkingDir: ROOT,
  entryPoints: ['bin/strata.ts'],
  outfile: 'dist/bin/strata.js',
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: EXTERNAL,
  plugins: [factsAsText],
  // Names stay, so that the stack of a fault can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // The line of the interpreter stays the first.
  banner: { js: `// ${BANNER}` },
  metafile: true,
  logLevel: 'warning',
});

/** The licence of a package asks to go where its code goes. */
const licenceOf = (name: string): string => {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no file with its licence`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
};

void bundled.then(({ metafile }) => {
  const packages = [...new Set(Object.keys(metafile.inputs).flatMap((file) => packageOf(file) ?? []))].sort();
  writeFileSync(join(ROOT, 'dist/bin/strata.licences.txt'), packages.map(licenceOf).join(`\n${'-'.repeat(72)}\n\n`));
});
