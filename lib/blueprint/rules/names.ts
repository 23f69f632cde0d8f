import { pascalCase } from '../../naming';
import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { got } from '../shape/describe';
import { slug } from '../shape/suggest';
import { NAME, NAME_FORM } from '../schema';
import type { Rule, Scope, Section } from './scope';

const SECTIONS: readonly Section[] = ['services', 'stores', 'streams', 'processors', 'flows', 'teams'];

/** Names have the form that every kind of resource can carry. */
export const nameForms: Rule = function* (scope) {
  for (const section of SECTIONS)
    for (const name of scope.names(section)) {
      // What is no entry at all has been told so.
      if (NAME.test(name) || !scope.intact(section, name)) continue;
      const fixed = slug(name, 30);
      const hint = fixed === undefined ? 'choose another name' : `did you mean "${fixed}"?`;
      yield problem('BP108', [section, name], `${NAME_FORM}, got ${got(name)}`, { at: 'key', hint });
    }
};

/** Names that something else has already. */
export const reservedNames: Rule = function* (scope) {
  for (const section of ['stores', 'streams'] as const)
    if (scope.names(section).has('main'))
      yield problem('BP232', [section, 'main'], '"main" is the name of the pools that stores share', {
        at: 'key',
        hint: 'choose another name',
      });
  // Every namespace has a service account of that name, and a pod that names none gets it: it would get the workload's role with it.
  for (const section of ['services', 'processors', 'flows'] as const)
    if (scope.names(section).has('default'))
      yield problem('BP232', [section, 'default'], '"default" is the account that every foreign pod of the namespace gets', {
        at: 'key',
        hint: 'choose another name',
      });
};

/**
 * How no blueprint may be called, since its name stands first in names that AWS refuses: log groups in `aws/` (CloudWatch Logs,
 * CreateLogGroup), load balancers `internal-…` (Elastic Load Balancing, CreateLoadBalancer), buckets with the other three in front
 * (Amazon S3 user guide, "General purpose bucket naming rules").
 */
const REFUSED_BY_AWS: readonly (readonly [form: RegExp, what: string, where: string])[] = [
  [/^aws$/, 'aws/', 'log groups'],
  [/^internal(-|$)/, 'internal-', 'load balancers'],
  [/^xn--/, 'xn--', 'buckets'],
  [/^sthree(-|$)/, 'sthree-', 'buckets'],
  [/^amzn-s3-demo(-|$)/, 'amzn-s3-demo-', 'buckets'],
];

/** The name of the blueprint begins the names of what is made from it. */
export const blueprintNames: Rule = function* ({ draft: { name }, intact }) {
  const refused = intact('name') ? REFUSED_BY_AWS.find(([form]) => form.test(name)) : undefined;
  if (!refused) return;
  const [, what, where] = refused;
  yield problem('BP232', ['name'], `AWS keeps names of ${where} that begin with "${what}" to itself, and this name would begin them`, {
    hint: 'choose another name',
  });
};

/** Namespaces of the cluster itself (kubernetes.io, "Namespaces": the prefix kube- is reserved) and of add-ons of EKS. */
const FOREIGN = /^(default|kube-.*|amazon-.*)$/;

/** A team's namespace belongs to the team. */
export const teamNames: Rule = function* ({ draft, names, intact }) {
  const said = (path: Path, name: string) =>
    problem('BP235', path, `the namespace "${name}" belongs to the cluster`, {
      hint: 'choose another name for the team',
      ...(path[0] === 'teams' ? { at: 'key' as const } : {}),
    });
  for (const name of names('teams')) if (FOREIGN.test(name)) yield said(['teams', name], name);
  for (const [service, { team }] of Object.entries(draft.services))
    if (FOREIGN.test(team) && intact('services', service, 'team')) yield said(['services', service, 'team'], team);
};

export interface Claim {
  /** What it becomes; two of the same clash. */
  readonly id: string;
  readonly path: Path;
  readonly name: string;
  readonly noun: string;
}

/** The second of two claims to one identity, told about the first. */
export const clashes = function* <C extends Claim, R = Diagnostic>(
  claims: readonly C[],
  say: (first: C, second: C, id: string) => R,
): Generator<R> {
  const taken = new Map<string, C>();
  for (const claim of claims) {
    const first = taken.get(claim.id);
    if (first) yield say(first, claim, claim.id);
    else taken.set(claim.id, claim);
  }
};

/** Store `x-aurora` on PostgreSQL and store `x` on Aurora PostgreSQL would both be `XAuroraPostgres`. */
const withoutEnginePrefix = (name: string): string => name.replace(/-+aurora$/, '');

/** Stores and streams stay apart as logical ids, in which dashes are gone, on whatever engine they will be. */
export const logicalIds: Rule = function* (scope: Scope) {
  for (const [section, noun] of [
    ['stores', 'store'],
    ['streams', 'stream'],
  ] as const) {
    const claims = [...scope.names(section)].map((name) => ({ path: [section, name], name, noun, id: pascalCase(name) }));
    yield* clashes(claims, (first, { path, name }, id) =>
      problem('BP233', path, `"${name}" and "${first.name}" both become "${id}" in CloudFormation`, {
        at: 'key',
        hint: 'rename one of them',
      }),
    );
  }
  const stores = scope.names('stores');
  for (const name of stores) {
    const stem = withoutEnginePrefix(name);
    if (stem !== name && (stem === 'main' || stores.has(stem)))
      yield problem(
        'BP233',
        ['stores', name],
        `"${name}" on postgres and "${stem}" on aurora-postgres both become "${pascalCase(name)}Postgres"`,
        {
          at: 'key',
          hint: 'choose a name that does not end in -aurora',
        },
      );
  }
};

/** Services of several teams have their target groups and queues in the same stacks. */
export const serviceIds: Rule = function* ({ draft, intact }) {
  const claims = Object.entries(draft.services)
    .filter(([name]) => intact('services', name, 'team'))
    .map(([name, { team }]) => ({ path: ['services', name], name, noun: 'service', team, id: pascalCase(name) }));
  for (const found of clashes(claims, (first, second, id) => ({ first, second, id })))
    if (found.first.team !== found.second.team)
      yield problem(
        'BP233',
        found.second.path,
        `"${found.second.name}" and "${found.first.name}" both become "${found.id}" in CloudFormation`,
        {
          at: 'key',
          hint: 'rename one of them',
        },
      );
};

/** Processors and flows run in this team, as a service does that names none. */
export const DEFAULT_TEAM = 'apps';

/** What runs for one team has one name each; the names of Kubernetes, IAM and ECR are made of team and workload. */
export const workloadNames: Rule = function* ({ draft, names, intact }) {
  const claim = (section: 'services' | 'processors' | 'flows', noun: string, team: string, name: string) => ({
    path: [section, name],
    name,
    noun,
    team,
    id: pascalCase(`${team}-${name}`),
  });
  const services = Object.entries(draft.services)
    .filter(([name]) => intact('services', name, 'team'))
    .map(([name, { team }]) => claim('services', 'service', team, name));
  const others = (['processors', 'flows'] as const).flatMap((section) =>
    [...names(section)].map((name) => claim(section, section.slice(0, -1), DEFAULT_TEAM, name)),
  );
  yield* clashes([...services, ...others], (first, { path, name, noun, team }, id) => {
    const both = `the ${noun} "${name}" and the ${first.noun} "${first.name}" both become`;
    const joined = `${team}-${name}`;
    const message =
      first.name === name && first.team === team
        ? `the ${noun} "${name}" has the name of a ${first.noun} of the same team`
        : `${both} ${joined === `${first.team}-${first.name}` ? `"${joined}" in IAM` : `"${id}" in CloudFormation`}`;
    return problem('BP234', path, message, { at: 'key', hint: 'rename one of them' });
  });
};
