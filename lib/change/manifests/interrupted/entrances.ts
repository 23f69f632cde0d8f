import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, mapsOf, textOf } from '../../reading';
import { kindOf } from '../kinds';

const INGRESS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';
const SERVICE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/';

/** Annotations that a load balancer cannot take over: with another value another one is made, and this one deleted. */
const OF_BALANCER: Readonly<Record<string, readonly string[]>> = {
  Service: ['service.beta.kubernetes.io/aws-load-balancer-name', 'service.beta.kubernetes.io/aws-load-balancer-scheme'],
  'networking.k8s.io Ingress': [
    'alb.ingress.kubernetes.io/group.name',
    'alb.ingress.kubernetes.io/load-balancer-name',
    'alb.ingress.kubernetes.io/scheme',
  ],
};

/** Values that hold where an annotation is not written. */
const UNSAID: Readonly<Record<string, string>> = { 'alb.ingress.kubernetes.io/scheme': 'internal' };

interface Moved {
  readonly field: string;
  readonly message: string;
  readonly source: string;
}

const ANOTHER = 'would get another load balancer, with another address: this one is deleted, and whoever knows its address gets no answer';

const annotated = (before: KubernetesObject, after: KubernetesObject): readonly Moved[] => {
  const kind = kindOf(after);
  const balanced = kind !== 'Service' || [before, after].every((side) => at(side, 'spec.type') === 'LoadBalancer');
  if (!balanced) return [];
  const [from, to] = [before, after].map(({ metadata }) => metadata.annotations ?? {});
  const field = (OF_BALANCER[kind] ?? []).find((name) => {
    const is = to?.[name] ?? UNSAID[name];
    // one that is put on the internet is refused elsewhere
    return (from?.[name] ?? UNSAID[name]) !== is && is !== 'internet-facing';
  });
  if (field === undefined) return [];
  return [{ field: `metadata.annotations.${field}`, message: ANOTHER, source: kind === 'Service' ? SERVICE : INGRESS }];
};

const services = (before: KubernetesObject, after: KubernetesObject): readonly Moved[] => {
  const [from, to] = [before, after].map((side) => textOf(at(side, 'spec.type')) ?? 'ClusterIP');
  const source = 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types';
  const field = 'spec.type';
  if (from === 'LoadBalancer' && to !== 'LoadBalancer')
    return [{ field, message: 'would lose its load balancer, and the address with it', source }];
  if (from !== 'ExternalName' && to === 'ExternalName')
    return [{ field, message: 'would lead elsewhere than to its pods, and have no address of its own', source }];
  return [];
};

const hostsOf = (ingress: KubernetesObject): readonly string[] =>
  mapsOf(at(ingress, 'spec.rules')).map((rule) => textOf(rule['host']) ?? '*');

const ingresses = (before: KubernetesObject, after: KubernetesObject): readonly Moved[] => {
  const classOf = (side: KubernetesObject): unknown =>
    at(side, 'spec.ingressClassName') ?? side.metadata.annotations?.['kubernetes.io/ingress.class'];
  const open = hostsOf(after);
  const gone = open.includes('*') ? [] : hostsOf(before).filter((host) => !open.includes(host));
  return [
    ...(classOf(before) === classOf(after) ? [] : [{ field: 'spec.ingressClassName', message: ANOTHER, source: INGRESS }]),
    ...(gone.length === 0
      ? []
      : [
          {
            field: 'spec.rules',
            message: `would answer no more for ${gone.map((host) => (host === '*' ? 'hosts that no rule names' : host)).join(', ')}`,
            source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
          },
        ]),
  ];
};

const movesOf = (before: KubernetesObject, after: KubernetesObject): readonly Moved[] => {
  const kind = kindOf(after);
  if (kind === 'Service') return [...annotated(before, after), ...services(before, after)];
  return kind === 'networking.k8s.io Ingress' ? [...annotated(before, after), ...ingresses(before, after)] : [];
};

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] =>
  before && after
    ? movesOf(before, after).map(({ message, ...rest }) => ({
        code: 'BP522',
        verdict: 'attention',
        place: { cluster, object },
        message: `${object} ${message}`,
        remedy:
          'put the new entrance beside it under another name, let names point there, and take this one away when nobody comes any more',
        ...rest,
      }))
    : [];

/** Entrances that go, move or answer for fewer. */
export const movedEntranceRule: Rule = ({ objects }) => objects.flatMap(findings);
