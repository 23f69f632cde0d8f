import { invariant, type Finding } from '../invariant';

export const promisedOutputs = invariant(
  'promised-outputs',
  'Every output that the plan promises or that a manifest is bound to is there: else `strata bind` finds nothing.',
  (s) => {
    const outputs = new Set([...s.templates].flatMap(([stack, t]) => Object.keys(t.Outputs ?? {}).map((o) => `${stack}.${o}`)));
    const named: Finding[] = [
      ...s.plan.entries.flatMap((e) => e.provides.map((name) => ({ where: `plan ${e.id}`, problem: name }))),
      ...[...s.files]
        .filter(([path]) => path.startsWith('kubernetes/'))
        .flatMap(([path, text]) => [...text.matchAll(/\$\{binding:([^}]+)\}/g)].map(([, name = '']) => ({ where: path, problem: name }))),
    ];
    return named
      .filter(({ problem: name }) => !outputs.has(name))
      .map(({ where, problem: name }) => ({ where, problem: `names the output ${name}, which no template has` }));
  },
);
