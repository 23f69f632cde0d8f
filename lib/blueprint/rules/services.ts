import { problem } from '../codes/problem';
import { listens, type Draft } from '../model';
import type { Rule, Scope } from './scope';

const each = (draft: Draft): [string, Draft['services'][string]][] => Object.entries(draft.services);

/** Whether what decides if a service listens was readable. */
const knowsPort = ({ intact }: Scope, name: string): boolean => intact('services', name, 'role') && intact('services', name, 'port');

/** A public service listens. */
export const publicServices: Rule = function* (scope) {
  for (const [name, service] of each(scope.draft))
    if (service.expose === 'public' && knowsPort(scope, name) && !listens(service))
      yield problem('BP210', ['services', name, 'expose'], `a ${service.role} does not listen, so it cannot be public`, {
        hint: 'give it a port, or a role that listens',
      });
};

/** Keys that only some roles have. */
export const roleKeys: Rule = function* ({ draft, intact }) {
  for (const [name, { role, schedule, schema }] of each(draft)) {
    const at = (key: string) => ['services', name, key];
    if (!intact('services', name, 'role')) continue;
    if (role === 'job' && schedule === undefined && intact('services', name, 'schedule'))
      yield problem('BP214', ['services', name], 'a job needs a schedule', { at: 'key', hint: 'add schedule: daily, or five cron fields' });
    if (role !== 'job' && schedule !== undefined)
      yield problem('BP215', at('schedule'), `a ${role} runs all the time`, { at: 'key', hint: 'remove schedule, or make it role: job' });
    if (role !== 'subgraph' && schema !== undefined)
      yield problem('BP216', at('schema'), `a ${role} has no GraphQL schema`, {
        at: 'key',
        hint: 'make it role: subgraph, or remove schema',
      });
  }
};

/** Replicas: min ≤ max, and two of whatever listens in production, so that a node may go away. */
export const replicas: Rule = function* (scope) {
  const production = scope.draft.profile === 'production';
  for (const [name, service] of each(scope.draft)) {
    const { min, max } = service.scale ?? {};
    const at = (key: string) => ['services', name, 'scale', key];
    if (min !== undefined && max !== undefined && min > max) {
      yield problem('BP218', at('min'), `min ${min} is more than max ${max}`, { hint: 'swap them' });
      continue;
    }
    if (!production || !knowsPort(scope, name) || !scope.intact('profile') || !listens(service)) continue;
    const few = min !== undefined && min < 2 ? 'min' : max !== undefined && max < 2 ? 'max' : undefined;
    if (few)
      yield problem('BP219', at(few), 'in production a service that listens has at least two replicas', {
        hint: `write ${few}: 2, or profile: sandbox`,
      });
  }
};

/** A probe has a port to ask. */
export const probes: Rule = function* (scope) {
  for (const [name, service] of each(scope.draft))
    if (typeof service.health === 'object' && service.health.port === undefined && knowsPort(scope, name) && !listens(service))
      yield problem('BP220', ['services', name, 'health'], `a ${service.role} does not listen, so there is no port to ask`, {
        hint: 'give health a port, or remove it',
      });
};

/** The startup tier is one Node backend, until somebody says why not. */
export const runtimes: Rule = function* ({ draft, intact }) {
  if (draft.tier !== 'startup' || !intact('tier')) return;
  for (const [name, { runtime, because }] of each(draft))
    if (runtime !== 'node' && because === undefined && intact('services', name, 'because') && intact('services', name, 'runtime'))
      yield problem('BP221', ['services', name, 'runtime'], `at startup, a runtime other than node needs a reason`, {
        hint: 'say why in because, or write node',
      });
};
