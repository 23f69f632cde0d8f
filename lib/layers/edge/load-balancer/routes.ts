import type { Service } from '../../../blueprint';
import { error, type Diagnostic, type Path } from '../../../diagnostics';
import { overlap } from './patterns';
import { matchKey, specificity, type Match } from './priorities';

/** Which requests reach a service: one listener rule. */
export interface Route extends Match {
  readonly service: string;
  /** Where the blueprint says so. */
  readonly path: Path;
}

type Public = readonly (readonly [string, Service])[];

/** The one public site has everything that nobody else asks for; with two of them neither has. */
const soleSite = (services: Public): string | undefined => {
  const sites = services.filter(([, s]) => s.role === 'site');
  return sites.length === 1 ? sites[0]?.[0] : undefined;
};

/**
 * The routes of every public service: those that it states, else everything for the only public site and `/<service>` with all below
 * it for others. Requests arrive with their path unchanged: a service sees the same address as its visitor, so that links, redirects
 * and cookies that it writes are right.
 */
export const routesOf = (services: Public): readonly Route[] => {
  const site = soleSite(services);
  return services.flatMap(([service, { routes }]): Route[] => {
    if (!routes) {
      const paths = service === site ? ['/*'] : [`/${service}`, `/${service}/*`];
      return [{ service, paths, path: ['services', service] }];
    }
    const stated = routes.map((route, i) => ({
      service,
      ...(route.host === undefined ? {} : { host: route.host }),
      paths: [route.path],
      path: ['services', service, 'routes', i],
    }));
    return [...new Map(stated.map((r) => [matchKey(r), r])).values()];
  });
};

/** Do two rules match a common request, and nothing says which of them goes first? */
const ambiguous = (a: Route, b: Route): boolean =>
  a.service !== b.service &&
  a.host === b.host &&
  specificity(a) === specificity(b) &&
  a.paths.some((p) => b.paths.some((q) => overlap(p, q)));

/** Two services that ask for the same requests (BP320). */
export const routeProblems = (routes: readonly Route[]): Diagnostic[] =>
  routes.flatMap((route, i) => {
    const other = routes.slice(0, i).find((r) => ambiguous(r, route));
    if (!other) return [];
    const what = matchKey(route) === matchKey(other) ? 'the same requests' : 'some requests in common, and neither pattern is longer';
    return [
      error(
        'BP320',
        route.path,
        `${route.service} (${route.paths.join(', ')}) and ${other.service} (${other.paths.join(', ')}) ask for ${what}`,
        {
          hint: 'give one of them `routes` with a longer path, or another host',
        },
      ),
    ];
  });
