import { problem } from '../codes/problem';
import { listens } from '../model';
import type { Rule } from './scope';

/** A service that nobody calls can still be of use: it works off a stream, or something outside sends to it. */
const BUSY_ROLES: ReadonlySet<string> = new Set(['worker', 'job', 'ingest']);

/** What is there and serves nobody. A file with damaged references says nothing about that. */
export const unused: Rule = function* ({ draft, intact, names }) {
  const services = Object.values(draft.services);
  const processors = Object.values(draft.processors);
  const flows = Object.values(draft.flows);
  const consumed = new Set([...services, ...processors].flatMap(({ consumes }) => consumes));
  const used = new Set([...services, ...flows].flatMap(({ reads, writes }) => [...reads, ...writes]));
  const called = new Set(Object.entries(draft.services).flatMap(([name, { calls }]) => calls.filter((callee) => callee !== name)));
  const owning = new Set(services.map(({ team }) => team));

  for (const name of names('streams'))
    if (!consumed.has(name))
      yield problem('BP281', ['streams', name], 'nobody consumes this stream', { at: 'key', hint: 'add a consumer, or remove it' });
  for (const name of names('stores'))
    if (!used.has(name))
      yield problem('BP282', ['stores', name], 'nobody reads or writes this store', {
        at: 'key',
        hint: 'add a reader or writer, or remove it',
      });
  for (const [name, service] of Object.entries(draft.services))
    if (
      service.expose === 'internal' &&
      !called.has(name) &&
      listens(service) &&
      !BUSY_ROLES.has(service.role) &&
      service.consumes.length === 0
    )
      yield problem('BP283', ['services', name], 'nobody calls this internal service', {
        at: 'key',
        hint: 'call it, or write expose: public',
      });
  for (const name of names('teams'))
    if (!owning.has(name) && intact('services'))
      yield problem('BP284', ['teams', name], 'this team owns no service', {
        at: 'key',
        hint: 'name it as team of a service, or remove it',
      });
};
