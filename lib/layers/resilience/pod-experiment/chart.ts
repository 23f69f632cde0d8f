import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { dns, kubernetesApi } from '../../../kubernetes/known-traffic';
import { labelsOf } from '../../../kubernetes/labels';
import { networkPolicy } from '../../../kubernetes/network-policy';
import type { Traffic } from '../../../kubernetes/traffic';
import { checkProps, dnsLabel, items } from '../../props';
import { FIS_ACCOUNT, FIS_USER } from './names';

export interface PodExperimentAccessProps {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** The product that it is a part of. */
  readonly partOf: string;
  /** Address blocks of the subnets with the control plane's network interfaces. */
  readonly privateBlocks: readonly string[];
  /** How pods ask for names. @default at the DNS address of 172.20.0.0/16 */
  readonly names?: readonly Traffic[];
  /** Address of the service `kubernetes`. @default that of 172.20.0.0/16 */
  readonly apiAddress?: string;
}

/** What the FIS user guide asks for ("Configure the Kubernetes service account"), for all actions on pods. */
const RULES = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create', 'patch', 'delete'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['create', 'list', 'get', 'delete', 'deletecollection'] },
  { apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['update'] },
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
];

/**
 * What experiments on the pods of one namespace may do in it: the account of FIS's own pod and the role of the experiment, both with the
 * rights that the guide names, and a way from that pod to the Kubernetes API. FIS gives its pod none of the labels that our workloads have,
 * and which labels it could be asked for is documented without their form: so the policy takes the pods that have no name.
 */
export class PodExperimentAccess extends Construct {
  constructor(scope: Construct, id: string, props: PodExperimentAccessProps) {
    super(scope, id);
    checkProps(this, props, { namespace: dnsLabel, privateBlocks: items(1, Infinity, 'address blocks') });
    const { namespace, partOf, privateBlocks, names = [dns()], apiAddress } = props;
    const labels = { ...labelsOf({ name: FIS_ACCOUNT, component: 'experiment', partOf, team: 'strata' }) };
    const metadata = { name: FIS_ACCOUNT, namespace, labels };
    apiObject(this, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    apiObject(this, 'Role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: RULES });
    apiObject(this, 'RoleBinding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: FIS_ACCOUNT },
      subjects: [
        { kind: 'ServiceAccount', name: FIS_ACCOUNT, namespace },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: FIS_USER },
      ],
    });
    const policy = networkPolicy({
      name: `strata.${FIS_ACCOUNT}`,
      labels,
      selector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'DoesNotExist' }] },
      egress: [...names, kubernetesApi(privateBlocks, apiAddress)],
    });
    apiObject(this, 'NetworkPolicy', { ...policy, metadata: { ...policy.metadata, namespace } });
  }
}
