import { invariant, type Finding } from '../invariant';
import { podMakers, same, templateOf, type Container } from './reading';

const POD = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const CONTAINER = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
const PINNED = /(:[\w.-]+|@sha256:[0-9a-f]{64})$/;

const contextProblems = (where: string, context: Readonly<Record<string, unknown>> | undefined, expected: object): Finding[] =>
  Object.entries(expected)
    .filter(([name, value]) => !same(context?.[name], value))
    .map(([name, value]) => ({
      where,
      problem: `securityContext.${name} is ${JSON.stringify(context?.[name]) ?? 'not there'}; expected ${JSON.stringify(value)}`,
    }));

const containerProblems = (where: string, { name, image, resources, securityContext }: Container): Finding[] => {
  const { cpu, memory } = resources?.requests ?? {};
  const limit = resources?.limits?.['memory'];
  const at = `${where} container ${name}`;
  return [
    ...contextProblems(at, securityContext, CONTAINER),
    ...(cpu === undefined || memory === undefined ? [{ where: at, problem: 'does not request both cpu and memory' }] : []),
    ...(limit !== undefined && limit === memory
      ? []
      : [{ where: at, problem: `limits memory to ${limit ?? 'nothing'}; expected what it requests` }]),
    ...(PINNED.test(image) && !image.endsWith(':latest') ? [] : [{ where: at, problem: `runs ${image}, whose content may change` }]),
  ];
};

export const hardenedPods = invariant(
  'hardened-pods',
  'Every pod runs as an ordinary user without privileges, tokens or a writable root, from an image that stays what it is, and says how much it needs.',
  (s) =>
    podMakers(s).flatMap(({ object, where }): Finding[] => {
      const pod = templateOf(object).spec;
      return [
        ...contextProblems(where, pod.securityContext, POD),
        ...(pod.automountServiceAccountToken === false ? [] : [{ where, problem: "mounts its account's token" }]),
        ...(typeof pod.serviceAccountName === 'string' ? [] : [{ where, problem: 'names no service account' }]),
        ...[...pod.containers, ...(pod.initContainers ?? [])].flatMap((c) => containerProblems(where, c)),
      ];
    }),
);
