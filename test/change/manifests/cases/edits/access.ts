import { became, edited, type Edit } from './edit';

const SA = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop, annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/web' } }
automountServiceAccountToken: false
`;

const RBAC = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web, namespace: shop }
rules: [{ apiGroups: [''], resources: [configmaps], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;

const KY = `
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: signed }
spec: { validationFailureAction: Enforce, rules: [{ name: a, match: { any: [{ resources: { kinds: [Pod] } }] }, validate: { message: no, pattern: {} } }] }
`;

const WH = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: guard }
webhooks: [{ name: a.example.com, failurePolicy: Fail, clientConfig: { service: { name: a, namespace: b } }, rules: [] }]
`;

export const ACCESS: readonly Edit[] = [
  edited('ServiceAccount: another IAM role', ['BP512 attention ServiceAccount shop/web'], SA, ['role/web', 'role/admin']),
  edited('ServiceAccount: IAM role of another account', ['BP512 attention ServiceAccount shop/web'], SA, [
    '111122223333:role/web',
    '999999999999:role/web',
  ]),
  edited('ServiceAccount: a first IAM role', ['BP512 attention ServiceAccount shop/web'], SA.replace(/, annotations: [^\n]*/, ' }'), [
    'namespace: shop',
    "namespace: shop, annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/web' }",
  ]),
  edited('ServiceAccount: role gone', [], SA, [/, annotations: [^\n]*/, ' }']),
  edited('ServiceAccount: token mounted', [], SA, ['Token: false', 'Token: true']),
  edited('ServiceAccount: label', [], SA, ['namespace: shop', 'namespace: shop, labels: { a: b }']),
  became('ServiceAccount: removed', ['BP510 attention ServiceAccount shop/web'], SA, ''),
  edited('RBAC: one more verb', ['BP512 attention RoleBinding shop/web'], RBAC, ['[get, list]', '[get, list, watch]']),
  edited('RBAC: secrets', ['BP512 attention RoleBinding shop/web'], RBAC, ['[configmaps]', '[configmaps, secrets]']),
  edited('RBAC: every verb', ['BP512 attention RoleBinding shop/web'], RBAC, ['[get, list]', "['*']"]),
  edited(
    'RBAC: everything',
    ['BP513 refused RoleBinding shop/web'],
    RBAC,
    ['[get, list]', "['*']"],
    ['[configmaps]', "['*']"],
    ["apiGroups: ['']", "apiGroups: ['*']"],
  ),
  edited('RBAC: fewer verbs', [], RBAC, ['[get, list]', '[get]']),
  edited('RBAC: order', [], RBAC, ['[get, list]', '[list, get]']),
  edited('RBAC: anybody', ['BP513 refused RoleBinding shop/web'], RBAC, [
    'subjects: [',
    "subjects: [{ kind: Group, name: 'system:unauthenticated', apiGroup: rbac.authorization.k8s.io }, ",
  ]),
  edited('RBAC: all who sign in', ['BP512 attention RoleBinding shop/web'], RBAC, [
    'subjects: [',
    "subjects: [{ kind: Group, name: 'system:authenticated', apiGroup: rbac.authorization.k8s.io }, ",
  ]),
  edited('RBAC: other role', ['BP509 refused RoleBinding shop/web', 'BP512 attention RoleBinding shop/web'], RBAC, [
    'kind: Role, name: web',
    'kind: ClusterRole, name: view',
  ]),
  became(
    'RBAC: bound to administration',
    ['BP513 refused ClusterRoleBinding web'],
    RBAC,
    RBAC +
      `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`,
  ),
  became(
    'RBAC: escalate',
    ['BP512 attention RoleBinding shop/web'],
    RBAC,
    RBAC.replace(
      '[configmaps], verbs: [get, list]',
      '[configmaps], verbs: [get, list] }, { apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, bind]',
    ),
  ),
  became(
    'RBAC: binding removed',
    ['BP510 attention RoleBinding shop/web'],
    RBAC,
    RBAC.replace(/---\napiVersion[^-]*kind: RoleBinding[^]*$/, ''),
  ),
  became(
    'RBAC: aggregated into edit',
    ['BP512 attention ClusterRole more'],
    RBAC,
    RBAC +
      `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: more, labels: { rbac.authorization.k8s.io/aggregate-to-view: 'true' } }
rules: [{ apiGroups: [''], resources: [secrets], verbs: [get, list] }]
`,
  ),
  edited('Kyverno: audits only', ['BP512 attention ClusterPolicy signed'], KY, ['Enforce', 'Audit']),
  edited('Kyverno: enforces', [], KY.replace('Enforce', 'Audit'), ['Audit', 'Enforce']),
  edited(
    'Kyverno: failureAction of a rule',
    ['BP512 attention ClusterPolicy signed'],
    KY.replace('validationFailureAction: Enforce, ', '').replace('validate: {', 'validate: { failureAction: Enforce,'),
    ['failureAction: Enforce', 'failureAction: Audit'],
  ),
  became('Kyverno: removed', ['BP510 attention ClusterPolicy signed', 'BP512 attention ClusterPolicy signed'], KY, ''),
  became(
    'Kyverno: exception',
    ['BP512 attention PolicyException shop/x'],
    KY,
    KY +
      `---
apiVersion: kyverno.io/v2
kind: PolicyException
metadata: { name: x, namespace: shop }
spec: { exceptions: [{ policyName: signed, ruleNames: [a] }], match: { any: [{ resources: { kinds: [Pod] } }] } }
`,
  ),
  edited('webhook: ignored when down', ['BP512 attention ValidatingWebhookConfiguration guard'], WH, ['Fail', 'Ignore']),
  became(
    'webhook: removed',
    ['BP510 attention ValidatingWebhookConfiguration guard', 'BP512 attention ValidatingWebhookConfiguration guard'],
    WH,
    '',
  ),
];
