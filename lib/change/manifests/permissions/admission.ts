import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, mapsOf, textOf, textsOf } from '../../reading';
import { kindOf } from '../kinds';

interface Guard {
  readonly kind: string;
  readonly field: string;
  /** Whether the value guards. */
  readonly guards: (value: unknown) => boolean;
  /** Behind the object, where it guards no more. */
  readonly message: string;
  /** Whether its removal is one, too. */
  readonly whenRemoved?: true;
  readonly remedy: string;
  readonly source: string;
}

const denies = (value: unknown): boolean => textsOf(value).includes('Deny');
const enforces = (value: unknown): boolean => textOf(value)?.toLowerCase() === 'enforce';

/** Rules of a policy of Kyverno that refuse: each may say so itself, or leave it to the policy. */
const refusing = (policy: KubernetesObject): readonly string[] =>
  mapsOf(at(policy, 'spec.rules')).flatMap((rule) => {
    const action = textOf(at(rule, 'validate.failureAction')) ?? textOf(at(policy, 'spec.validationFailureAction')) ?? 'Audit';
    return at(rule, 'validate') !== undefined && enforces(action) ? [textOf(rule['name']) ?? ''] : [];
  });

/** Webhooks without which nothing is let in. */
const strictHooks = (configuration: KubernetesObject): readonly string[] =>
  mapsOf(configuration['webhooks']).flatMap((hook) =>
    (textOf(hook['failurePolicy']) ?? 'Fail') === 'Fail' ? [textOf(hook['name']) ?? ''] : [],
  );

const REPORTS = 'would report what it refused before';
const KYVERNO = 'https://kyverno.io/docs/policy-types/';

const ADMISSION: readonly Guard[] = [
  ...['ValidatingPolicy', 'ImageValidatingPolicy', 'NamespacedValidatingPolicy'].map((kind): Guard => ({
    kind: `policies.kyverno.io ${kind}`,
    field: 'spec.validationActions',
    guards: (value) => value === undefined || denies(value),
    message: REPORTS,
    whenRemoved: true,
    remedy: 'keep Deny',
    source: KYVERNO,
  })),
  {
    kind: 'admissionregistration.k8s.io ValidatingAdmissionPolicyBinding',
    field: 'spec.validationActions',
    guards: denies,
    message: REPORTS,
    whenRemoved: true,
    remedy: 'keep Deny',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
  },
  {
    kind: 'karpenter.k8s.aws EC2NodeClass',
    field: 'spec.metadataOptions.httpTokens',
    guards: (value) => value === undefined || value === 'required',
    message: 'would make nodes that give the credentials of their role without a session token (IMDSv1)',
    remedy: 'keep httpTokens: required',
    source: 'https://karpenter.sh/docs/concepts/nodeclasses/#specmetadataoptions',
  },
];

const guarded = ({ field, guards }: Guard, object: KubernetesObject): boolean => guards(at(object, field));

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  if (!before) return [];
  return ADMISSION.filter((guard) => guard.kind === kindOf(before) && guarded(guard, before))
    .filter((guard) => (after ? !guarded(guard, after) : guard.whenRemoved === true))
    .map(({ field, message, remedy, source }) => ({
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object },
      message: after ? `${object} ${message}` : `${object} goes: once it is deleted, what it refuses is let in`,
      ...(after ? { field } : {}),
      remedy: after ? remedy : 'keep it',
      source,
    }));
};

interface Listed {
  readonly kinds: readonly string[];
  /** Names of what guards. */
  readonly guards: (object: KubernetesObject) => readonly string[];
  readonly message: (names: string) => string;
  readonly field: string;
  readonly remedy: string;
  readonly source: string;
}

/** Objects with several guards in them. */
const LISTS: readonly Listed[] = [
  {
    kinds: ['kyverno.io ClusterPolicy', 'kyverno.io Policy'],
    guards: refusing,
    message: (names) => `would let in what it refused before, by ${names}`,
    field: 'spec.rules',
    remedy: 'keep Enforce',
    source: KYVERNO,
  },
  {
    kinds: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => `admissionregistration.k8s.io ${kind}`),
    guards: strictHooks,
    message: (names) => `would let everything in while ${names} does not answer`,
    field: 'webhooks',
    remedy: 'keep failurePolicy: Fail, and let more than one pod answer',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
  },
];

const said = ({ cluster, object }: ObjectChange, finding: Pick<Finding, 'message' | 'remedy' | 'source' | 'field'>): Finding => ({
  code: 'BP512',
  verdict: 'attention',
  place: { cluster, object },
  ...finding,
});

const listed = (change: ObjectChange): readonly Finding[] => {
  const { object, before, after } = change;
  if (!before) return [];
  return LISTS.filter(({ kinds }) => kinds.includes(kindOf(before))).flatMap(({ guards, message, field, remedy, source }) => {
    const left = after ? guards(after) : [];
    const lost = guards(before).filter((name) => !left.includes(name));
    if (lost.length === 0) return [];
    return after
      ? [said(change, { message: `${object} ${message(lost.join(', '))}`, field, remedy, source })]
      : [said(change, { message: `${object} goes: once it is deleted, what it refuses is let in`, remedy: 'keep it', source })];
  });
};

const EXCEPTIONS: readonly string[] = ['kyverno.io PolicyException', 'policies.kyverno.io PolicyException'];

const excepted = (change: ObjectChange): readonly Finding[] => {
  const { object, after, action } = change;
  if (!after || !EXCEPTIONS.includes(kindOf(after)) || action === 'remove') return [];
  const policies = [...mapsOf(at(after, 'spec.exceptions')), ...mapsOf(at(after, 'spec.policyRefs'))].flatMap(
    ({ policyName, name }) => textOf(policyName ?? name) ?? [],
  );
  return [
    said(change, {
      message: `${object} lets in what ${policies.join(', ') || 'policies'} would refuse`,
      field: 'spec',
      remedy: 'look whether it names no more than needs it',
      source: 'https://kyverno.io/docs/exceptions/',
    }),
  ];
};

/** Policies that let in what they refused, and nodes that give their credentials more easily. */
export const admissionRule: Rule = ({ objects }) =>
  objects.flatMap((change) => [...findings(change), ...listed(change), ...excepted(change)]);
