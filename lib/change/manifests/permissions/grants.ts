import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf, textsOf } from '../../reading';
import { ofKind } from '../clusters';
import { kindOf } from '../kinds';

/** What one rule of a role allows; of a role that stands in no manifest only its name is known. */
export interface Permission {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly urls: readonly string[];
  readonly verbs: readonly string[];
  /** Name of a role that comes with the cluster or a chart. */
  readonly role?: string;
}

/** A permission that somebody has, somewhere. */
export interface Grant {
  /** `ServiceAccount shop/web`, `Group system:authenticated`. */
  readonly subject: string;
  /** Namespace; `*` is every one. */
  readonly scope: string;
  readonly permission: Permission;
  readonly binding: KubernetesObject;
}

const NONE: Permission = { groups: [], resources: [], names: [], urls: [], verbs: [] };

const permissionsOf = (role: KubernetesObject): readonly Permission[] =>
  mapsOf(role['rules']).map((rule) => ({
    groups: textsOf(rule['apiGroups']),
    resources: textsOf(rule['resources']),
    names: textsOf(rule['resourceNames']),
    urls: textsOf(rule['nonResourceURLs']),
    verbs: textsOf(rule['verbs']),
  }));

const subjectOf = (subject: Readonly<Record<string, unknown>>, namespace: string): string => {
  const [kind = '', name = ''] = [textOf(subject['kind']), textOf(subject['name'])];
  return kind === 'ServiceAccount' ? `${kind} ${textOf(subject['namespace']) ?? namespace}/${name}` : `${kind} ${name}`;
};

const RBAC = 'rbac.authorization.k8s.io';

const boundIn = (objects: readonly KubernetesObject[]): readonly Grant[] => {
  const roles = new Map(
    ofKind(objects, `${RBAC} Role`, `${RBAC} ClusterRole`).map((role) => [
      `${role.kind} ${role.metadata.namespace ?? ''}/${role.metadata.name}`,
      role,
    ]),
  );
  return ofKind(objects, `${RBAC} RoleBinding`, `${RBAC} ClusterRoleBinding`).flatMap((binding) => {
    const { namespace = '' } = binding.metadata;
    const [kind, name = ''] = [textOf(at(binding, 'roleRef.kind')), textOf(at(binding, 'roleRef.name'))];
    const role = roles.get(`${kind} ${kind === 'Role' ? namespace : ''}/${name}`);
    const permissions = role ? permissionsOf(role) : [{ ...NONE, role: name }];
    const scope = kindOf(binding) === `${RBAC} ClusterRoleBinding` ? '*' : namespace;
    return mapsOf(binding['subjects']).flatMap((subject) =>
      permissions.map((permission) => ({ subject: subjectOf(subject, namespace), scope, permission, binding })),
    );
  });
};

const AGGREGATED = 'rbac.authorization.k8s.io/aggregate-to-';

/** Subjects that stand for everybody who has a role: what is aggregated into it is theirs. */
export const HAVING = 'whoever has the role ';

/** What labels add to roles that are there: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles */
const aggregatedIn = (objects: readonly KubernetesObject[]): readonly Grant[] =>
  ofKind(objects, `${RBAC} ClusterRole`).flatMap((role) =>
    Object.entries(role.metadata.labels ?? {})
      .filter(([label, value]) => label.startsWith(AGGREGATED) && value === 'true')
      .flatMap(([label]) =>
        permissionsOf(role).map((permission) => ({
          subject: `${HAVING}${label.slice(AGGREGATED.length)}`,
          scope: '*',
          permission,
          binding: role,
        })),
      ),
  );

/** Every permission that bindings give, and that is aggregated into roles. */
export const grantsIn = (objects: readonly KubernetesObject[]): readonly Grant[] => [...boundIn(objects), ...aggregatedIn(objects)];

/** The roles that every cluster has, each within the next: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const BUILT_IN: readonly string[] = ['view', 'edit', 'admin', 'cluster-admin'];

const within = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.includes('*') ||
  narrow.every((one) => wide.includes(one) || wide.some((other) => other.startsWith('*/') && one.endsWith(other.slice(1))));

const coversPermission = (wide: Permission, narrow: Permission): boolean => {
  if (wide.role === 'cluster-admin') return true;
  if (narrow.role !== undefined) {
    const [a, b] = [BUILT_IN.indexOf(wide.role ?? ''), BUILT_IN.indexOf(narrow.role)];
    return wide.role === narrow.role || (b >= 0 && a >= b);
  }
  return (
    within(wide.verbs, narrow.verbs) &&
    within(wide.groups, narrow.groups) &&
    within(wide.resources, narrow.resources) &&
    within(wide.urls, narrow.urls) &&
    (wide.names.length === 0 || (narrow.names.length > 0 && within(wide.names, narrow.names)))
  );
};

/** Whether one of the grants allows all of it already. */
export const isCovered = (grant: Grant, by: readonly Grant[]): boolean =>
  by.some(
    (other) =>
      other.subject === grant.subject &&
      (other.scope === '*' || other.scope === grant.scope) &&
      coversPermission(other.permission, grant.permission),
  );

/** The permission of one verb and one resource each: a list that is one longer is covered but for that one. */
export const singleGrants = (grant: Grant): readonly Grant[] => {
  const { groups, resources, verbs, role } = grant.permission;
  if (role !== undefined || resources.length === 0) return [grant];
  return verbs.flatMap((verb) =>
    groups.flatMap((group) =>
      resources.map((resource) => ({
        ...grant,
        permission: { ...grant.permission, verbs: [verb], groups: [group], resources: [resource] },
      })),
    ),
  );
};

/** Whether it allows everything, in its scope. */
export const isUnbounded = ({ groups, resources, verbs, role, names }: Permission): boolean =>
  role === 'cluster-admin' ||
  (verbs.includes('*') && resources.includes('*') && (groups.includes('*') || groups.includes('')) && names.length === 0);

const resourceText = (permission: Permission): string =>
  permission.resources.length === 0
    ? permission.urls.join(', ')
    : permission.resources.map((one) => (one === '*' ? 'everything' : one)).join(', ') +
      (permission.names.length > 0 ? ` named ${permission.names.join(', ')}` : '');

const whereOf = ({ scope }: Grant): string => (scope === '*' ? 'in every namespace' : `in namespace ${scope}`);

/** `get, list pods in namespace shop`: verbs on the same resources together. */
export const grantTexts = (grants: readonly Grant[]): readonly string[] => {
  const verbs = new Map<string, string[]>();
  for (const grant of grants) {
    const { permission } = grant;
    const [does, what] =
      permission.role !== undefined
        ? ['do', `everything that the role ${permission.role} allows`]
        : [permission.verbs.includes('*') ? 'do anything with' : permission.verbs.join(', '), resourceText(permission)];
    const key = `${what} ${whereOf(grant)}`;
    verbs.set(key, [...(verbs.get(key) ?? []), does]);
  }
  return [...verbs].map(([what, all]) => `${[...new Set(all)].join(', ')} ${what}`);
};
