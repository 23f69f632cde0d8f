import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textOf, textsOf } from '../../reading';
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
  ...['ClusterPolicy', 'Policy'].map((kind): Guard => ({
    kind: `kyverno.io ${kind}`,
    field: 'spec.validationFailureAction',
    guards: enforces,
    message: REPORTS,
    whenRemoved: true,
    remedy: 'keep Enforce',
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

/** Policies that let in what they refused, and nodes that give their credentials more easily. */
export const admissionRule: Rule = ({ objects }) => objects.flatMap(findings);
