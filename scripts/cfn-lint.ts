import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { namedAssemblies, templatesOf, type StackTemplate } from './assemblies';
import { inParallel, runCheck } from './check';
import { run } from './program';
import { pythonTool } from './python';

/**
 * W3005, a dependency that a reference already implies: the CDK writes it whenever something waits for a role, because it has to wait for
 * the role's policies too, and those nothing refers to.
 */
const IGNORED = ['W3005'];

const OPTIONS = ['--format', 'parseable', '--non-zero-exit-code', 'warning', '--ignore-checks', ...IGNORED];

/** Templates that differ, each once: profiles share many. */
const distinct = (templates: readonly StackTemplate[]): StackTemplate[] => [
  ...new Map(templates.map((t) => [createHash('sha256').update(t.region).update(readFileSync(t.file)).digest('hex'), t])).values(),
];

void runCheck(async () => {
  const templates = distinct(namedAssemblies().flatMap(templatesOf));
  const linter = await pythonTool('cfn-lint');
  const results = await inParallel(templates, 2, async ({ file, region }) => {
    const { code, output } = await run(linter, [...OPTIONS, '--regions', region, '--template', file]);
    return code === 0 ? [] : [output.trim() || `${file}: cfn-lint ended with ${code}`];
  });
  return { findings: results.flat(), summary: `${templates.length} different templates` };
});
