import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import type { Draft } from '../model';
import type { Rule } from './scope';

interface Route {
  readonly service: string;
  readonly host: string | undefined;
  readonly path: string;
  readonly at: Path;
  readonly written: boolean;
}

/** The routes of every public service, those included that follow from LANGUAGE's defaults. */
const routesOf = ({ services, edge }: Draft): Route[] => {
  const open = Object.entries(services).filter(([, { expose }]) => expose === 'public');
  const sites = open.filter(([, { role }]) => role === 'site');
  return open.flatMap(([service, { role, routes }]): Route[] => {
    if (routes)
      return routes.map(({ host, path }, i) => ({
        service,
        host: host === edge?.domain ? undefined : host,
        path,
        at: ['services', service, 'routes', i, 'path'],
        written: true,
      }));
    const path = role === 'site' && sites.length === 1 ? '/*' : `/${service}/*`;
    return [{ service, host: undefined, path, at: ['services', service, 'expose'], written: false }];
  });
};

const words = ({ host, path }: Route): string => (host === undefined ? path : `${host}${path}`);

/** One request has one service. */
export const sameRoutes: Rule = function* ({ draft, intact }): Generator<Diagnostic> {
  const taken = new Map<string, Route>();
  const routes = routesOf(draft).filter(({ service }) => intact('services', service, 'routes') && intact('services', service, 'expose'));
  // Written routes last: of a default and a written one, it is the written one that can be changed.
  for (const route of [...routes.filter((r) => !r.written), ...routes.filter((r) => r.written)]) {
    const key = JSON.stringify([route.host, route.path]);
    const first = taken.get(key);
    if (!first) taken.set(key, route);
    else if (first.service === route.service)
      yield problem('BP212', route.at, `the route ${words(route)} is there twice`, { hint: 'remove one of them' });
    else
      yield problem('BP212', route.at, `${words(route)} is the route of "${first.service}" already`, {
        hint: first.written
          ? 'change one of the paths'
          : `"${first.service}" has it by default: give it routes of its own, or change this path`,
      });
  }
};

/** Routes belong to public services, and their hosts to the domain that leads here. */
export const routeOwners: Rule = function* ({ draft, intact }): Generator<Diagnostic> {
  const domain = draft.edge?.domain;
  for (const [name, { expose, routes }] of Object.entries(draft.services)) {
    if (routes && expose === 'internal' && intact('services', name, 'expose'))
      yield problem('BP211', ['services', name, 'routes'], 'an internal service has no routes', {
        at: 'key',
        hint: 'add expose: public, or remove routes',
      });
    if (!routes || expose === 'internal' || !intact('edge')) continue;
    for (const [i, { host }] of routes.entries()) {
      if (host === undefined || host === domain || (domain !== undefined && host.endsWith(`.${domain}`))) continue;
      const at = ['services', name, 'routes', i, 'host'];
      yield domain === undefined
        ? problem('BP213', at, 'without edge.domain no request for this host arrives', { hint: 'add edge: { domain, hostedZoneId }' })
        : problem('BP213', at, `this host is not under ${domain}, so no request for it arrives`, {
            hint: `use a host that ends in .${domain}`,
          });
    }
  }
};
