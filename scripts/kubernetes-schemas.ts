import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsOf, namedAssemblies } from './assemblies';
import { runCheck } from './check';
import { run } from './program';
import { pythonTool } from './python';

/** API groups that Kubernetes itself serves (pkg/controlplane/instance.go of 1.36); a kind of any other group is somebody else's. */
const BUILT_IN = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
];

interface Verdict {
  readonly findings: string[];
  readonly passed: number;
  /** Kinds without a schema, as `group/Kind`, once for each object. */
  readonly foreign: string[];
}

const isBuiltIn = (apiVersion: string): boolean => !apiVersion.includes('/') || BUILT_IN.includes(apiVersion.split('/')[0] ?? '');

const judge = (code: number, output: string): Verdict => {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const missing = lines.flatMap((line) => {
    const found = /Couldn't find schema for kind (\S+) with api version (\S+) /.exec(line);
    return found ? [{ line, kind: found[1] ?? '', apiVersion: found[2] ?? '' }] : [];
  });
  const known = new Set(missing.map((m) => m.line));
  const findings = [
    ...missing.filter((m) => isBuiltIn(m.apiVersion)).map((m) => m.line),
    ...lines.filter((line) => !line.startsWith('INFO ') && !known.has(line)),
  ];
  return {
    findings: code !== 0 && findings.length === 0 ? [`kubernetes-validate ended with ${code}`] : findings,
    passed: lines.filter((line) => line.startsWith('INFO ') && line.includes(' passed for resource ')).length,
    foreign: missing.filter((m) => !isBuiltIn(m.apiVersion)).map((m) => `${m.apiVersion.split('/')[0] ?? ''}/${m.kind}`),
  };
};

const counted = (names: readonly string[]): string =>
  [...new Set(names)]
    .sort()
    .map((name) => `${names.filter((other) => other === name).length} ${name}`)
    .join(', ');

void runCheck(async () => {
  const validator = await pythonTool('kubernetes-validate');
  const verdicts: Verdict[] = [];
  for (const assembly of namedAssemblies()) {
    const { kubernetes } = JSON.parse(readFileSync(join(assembly, 'report/plan.json'), 'utf8')) as { kubernetes: string };
    const { code, output } = await run(validator, ['--strict', '--kubernetes-version', kubernetes, ...manifestsOf(assembly)]);
    verdicts.push(judge(code, output));
  }
  const foreign = verdicts.flatMap((v) => v.foreign);
  const passed = verdicts.reduce((sum, v) => sum + v.passed, 0);
  const empty = passed === 0 ? ['not a single Kubernetes object was validated'] : [];
  return {
    findings: [...verdicts.flatMap((v) => v.findings), ...empty],
    summary: `${passed} objects; without a schema of Kubernetes' own, and so skipped: ${foreign.length} (${counted(foreign) || 'none'})`,
  };
});
