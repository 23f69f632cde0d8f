import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { coversCidr, isWorld } from '../../access/cidr';
import { at, listOf, textsOf } from '../../reading';
import type { KubernetesObject } from '../../assembly';
import { kindOf } from '../kinds';

/** Annotations that put a load balancer on the internet. */
const FACING: readonly (readonly [name: string, value: string])[] = [
  ['alb.ingress.kubernetes.io/scheme', 'internet-facing'],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internet-facing'],
];

const SOURCE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#scheme';

const facesInternet = (object: KubernetesObject | undefined): boolean =>
  FACING.some(([name, value]) => object?.metadata.annotations?.[name] === value);

/** From inside the cluster alone, to a load balancer. */
const TYPES: readonly unknown[] = ['ClusterIP', 'NodePort', 'LoadBalancer'];

const typeOf = (service: KubernetesObject | undefined): unknown => at(service, 'spec.type') ?? 'ClusterIP';

interface Opening {
  readonly refused?: true;
  readonly code?: 'BP516';
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: string;
}

const facing = (before: KubernetesObject | undefined, after: KubernetesObject): readonly Opening[] =>
  facesInternet(after) && !facesInternet(before)
    ? [
        {
          // what is new and public is so because somebody wants it
          ...(before ? { refused: true as const } : {}),
          field: 'metadata.annotations',
          message: 'would get a load balancer that faces the internet',
          remedy: 'scheme internal, with one public entrance in front of the cluster',
          source: SOURCE,
        },
      ]
    : [];

const reached = (before: KubernetesObject | undefined, after: KubernetesObject): readonly Opening[] =>
  before && TYPES.indexOf(typeOf(after)) > TYPES.indexOf(typeOf(before))
    ? [
        {
          field: 'spec.type',
          message: `could be reached from outside the cluster (${String(typeOf(after))})`,
          remedy: 'ClusterIP, behind the entrance that is there',
          source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
        },
      ]
    : [];

const sources = (service: KubernetesObject | undefined): readonly string[] => {
  const named = textsOf(at(service, 'spec.loadBalancerSourceRanges'));
  return named.length === 0 && typeOf(service) === 'LoadBalancer' ? ['0.0.0.0/0'] : named;
};

const ranges = (before: KubernetesObject | undefined, after: KubernetesObject): readonly Opening[] => {
  if (typeOf(before) !== 'LoadBalancer' || typeOf(after) !== 'LoadBalancer') return [];
  const more = sources(after).filter((cidr) => !sources(before).some((other) => coversCidr(other, cidr)));
  if (more.length === 0) return [];
  return [
    {
      ...(more.some(isWorld) ? { refused: true as const } : {}),
      field: 'spec.loadBalancerSourceRanges',
      message: `would take requests from ${more.some(isWorld) ? 'every address' : more.join(', ')}`,
      remedy: 'name the networks that need it',
      source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
    },
  ];
};

const plain = (before: KubernetesObject | undefined, after: KubernetesObject): readonly Opening[] =>
  listOf(at(before, 'spec.tls')).length > 0 && listOf(at(after, 'spec.tls')).length === 0
    ? [
        {
          code: 'BP516',
          refused: true,
          field: 'spec.tls',
          message: 'would answer in plain text, where it had a certificate',
          remedy: 'keep spec.tls',
          source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
        },
      ]
    : [];

const openingsOf = (before: KubernetesObject | undefined, after: KubernetesObject): readonly Opening[] => {
  const kind = kindOf(after);
  if (kind === 'Service') return [...facing(before, after), ...reached(before, after), ...ranges(before, after)];
  return kind === 'networking.k8s.io Ingress' ? [...facing(before, after), ...plain(before, after)] : [];
};

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] =>
  after
    ? openingsOf(before, after).map(({ code, refused, message, ...rest }) => ({
        code: code ?? (refused ? 'BP515' : 'BP514'),
        verdict: refused ? 'refused' : 'attention',
        place: { cluster, object },
        message: `${object} ${message}`,
        ...rest,
      }))
    : [];

/** Services and ingresses that are reached from further away than before. */
export const entranceRule: Rule = ({ objects }) => objects.flatMap(findings);
