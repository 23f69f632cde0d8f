import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { checkProps, oneOf, text, whole } from '../../props';
import { CONFORMITY, type ConformityRule } from './rules';

export interface ConformityPoliciesProps {
  /** The product that they are a part of. */
  readonly partOf: string;
  /** What is asked of objects. @default CONFORMITY */
  readonly rules?: readonly ConformityRule[];
  /** A label that the namespaces have whose objects are judged. */
  readonly namespaceLabel: string;
  /** What happens to an object that breaks a rule: a line in a report, or a refusal. @default 'Audit' */
  readonly action?: 'Audit' | 'Deny';
}

const LABEL = text(/^(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'the key of a label, such as strata/preview');

const labelsOf = (partOf: string) => ({ 'app.kubernetes.io/part-of': partOf, 'app.kubernetes.io/managed-by': 'strata' });

/** Rules of the platform as Kyverno policies, a policy for each: what breaks one stands in the PolicyReports of its namespace. */
export class ConformityPolicies extends Construct {
  constructor(scope: Construct, id: string, props: ConformityPoliciesProps) {
    super(scope, id);
    checkProps(this, props, { namespaceLabel: LABEL, action: oneOf(['Audit', 'Deny']) });
    for (const { name, resource, expression, message } of props.rules ?? CONFORMITY)
      apiObject(this, name, {
        apiVersion: 'policies.kyverno.io/v1',
        kind: 'ValidatingPolicy',
        metadata: { name: `strata-${name}`, labels: labelsOf(props.partOf) },
        spec: {
          validationActions: [props.action ?? 'Audit'],
          // A policy that cannot be asked refuses nothing.
          failurePolicy: 'Ignore',
          matchConstraints: {
            namespaceSelector: { matchExpressions: [{ key: props.namespaceLabel, operator: 'Exists' }] },
            resourceRules: [
              { apiGroups: [resource.group], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: [resource.plural] },
            ],
          },
          validations: [{ expression, message }],
        },
      });
  }
}

export interface PreviewJanitorProps {
  /** The product that it is a part of. */
  readonly partOf: string;
  /** Label whose value `true` marks the namespace of a preview. */
  readonly label: string;
  /** Hours after which such a namespace goes, with all that is in it. @default 72 */
  readonly hours?: number;
}

/**
 * Takes away the namespaces of previews that somebody forgot. Only a namespace with the label goes; one that should go sooner or later
 * than the others says so itself, by the label `cleanup.kyverno.io/ttl`, which Kyverno follows without any policy.
 */
export class PreviewJanitor extends Construct {
  constructor(scope: Construct, id: string, props: PreviewJanitorProps) {
    super(scope, id);
    // The label stands in an expression, between quotes.
    checkProps(this, props, { label: LABEL, hours: whole(1) });
    const { partOf, label, hours = 72 } = props;
    apiObject(this, 'Previews', {
      apiVersion: 'policies.kyverno.io/v1',
      kind: 'DeletingPolicy',
      metadata: { name: 'strata-previews', labels: labelsOf(partOf) },
      spec: {
        schedule: '17 * * * *',
        deletionPropagationPolicy: 'Background',
        matchConstraints: {
          objectSelector: { matchLabels: { [label]: 'true' } },
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['namespaces'] }],
        },
        conditions: [
          // Said twice, since what follows from a selector that is overlooked cannot be taken back.
          {
            name: 'is-preview',
            expression: `has(object.metadata.labels) && '${label}' in object.metadata.labels && object.metadata.labels['${label}'] == 'true'`,
          },
          { name: 'is-old', expression: `time.now() - timestamp(object.metadata.creationTimestamp) > duration('${hours}h')` },
          { name: 'has-no-time-of-its-own', expression: "!('cleanup.kyverno.io/ttl' in object.metadata.labels)" },
        ],
      },
    });
  }
}
