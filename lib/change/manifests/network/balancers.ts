import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { coversCidr, isWorld } from '../../access/cidr';
import { at, listOf, mapsOf, textOf } from '../../reading';
import { kindOf } from '../kinds';

// Annotations that the AWS Load Balancer Controller and EKS Auto Mode read off an ingress or a service.
const ALB = 'alb.ingress.kubernetes.io';
const SERVICE = 'service.beta.kubernetes.io';
const GUIDE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';

const noted = (object: KubernetesObject, name: string): string | undefined => object.metadata.annotations?.[name];

const parsed = (text: string): readonly unknown[] => {
  try {
    return listOf(JSON.parse(text));
  } catch (fault) {
    if (fault instanceof SyntaxError) return [];
    throw fault;
  }
};

const hasCertificate = (ingress: KubernetesObject): boolean =>
  noted(ingress, `${ALB}/certificate-arn`) !== undefined || listOf(at(ingress, 'spec.tls')).length > 0;

/** `HTTP`, `HTTPS`: what it listens to; what is not said follows from whether there is a certificate. */
const protocolsOf = (ingress: KubernetesObject): ReadonlySet<string> => {
  const ports = noted(ingress, `${ALB}/listen-ports`);
  return ports === undefined
    ? new Set([hasCertificate(ingress) ? 'HTTPS' : 'HTTP'])
    : new Set(mapsOf(parsed(ports)).flatMap((port) => Object.keys(port)));
};

const plainly = (ingress: KubernetesObject): boolean =>
  protocolsOf(ingress).has('HTTP') && noted(ingress, `${ALB}/ssl-redirect`) === undefined;

type Said = Pick<Finding, 'code' | 'verdict' | 'message' | 'remedy' | 'source' | 'field'>;

const note = (name: string): string => `metadata.annotations.${name}`;

const encrypted = (before: KubernetesObject, after: KubernetesObject): readonly Said[] => {
  const [from, to] = [before, after].map(protocolsOf);
  // spec.tls that goes is told by the rule of entrances
  const tlsGone = listOf(at(before, 'spec.tls')).length > 0 && listOf(at(after, 'spec.tls')).length === 0;
  if (tlsGone) return [];
  if (from?.has('HTTPS') && !to?.has('HTTPS'))
    return [
      {
        code: 'BP516',
        verdict: 'refused',
        field: note(`${ALB}/listen-ports`),
        message: 'would answer in plain text, where it had a certificate',
        remedy: `keep ${ALB}/certificate-arn, and HTTPS among the listen-ports`,
        source: `${GUIDE}#listen-ports`,
      },
    ];
  if (!from?.has('HTTPS') || plainly(before) || !plainly(after)) return [];
  return [
    {
      code: 'BP516',
      verdict: 'attention',
      field: note(`${ALB}/listen-ports`),
      message: 'would answer in plain text too, without leading over to HTTPS',
      remedy: `listen to HTTPS alone, or set ${ALB}/ssl-redirect: '443'`,
      source: `${GUIDE}#ssl-redirect`,
    },
  ];
};

const CIDRS = `${ALB}/inbound-cidrs`;

/** Addresses that it lets in: everybody, where nothing is said. */
const sourcesOf = (ingress: KubernetesObject): readonly string[] =>
  (noted(ingress, CIDRS) ?? '0.0.0.0/0, ::/0')
    .split(',')
    .map((cidr) => cidr.trim())
    .filter((cidr) => cidr !== '');

const opened = (before: KubernetesObject, after: KubernetesObject): readonly Said[] => {
  // groups that somebody has made himself are looked at where they stand
  if (noted(after, `${ALB}/security-groups`) !== undefined) return [];
  const more = sourcesOf(after).filter((cidr) => !sourcesOf(before).some((other) => coversCidr(other, cidr)));
  if (more.length === 0) return [];
  const world = more.some(isWorld);
  const facing = noted(after, `${ALB}/scheme`) === 'internet-facing';
  return [
    {
      code: world && facing ? 'BP515' : 'BP514',
      verdict: world && facing ? 'refused' : 'attention',
      field: note(CIDRS),
      message: `would take requests from ${world ? 'every address' : more.join(', ')}${world && !facing ? ' that reaches the network' : ''}`,
      remedy: 'name the networks that need it',
      source: `${GUIDE}#inbound-cidrs`,
    },
  ];
};

const WALLS: readonly string[] = [`${ALB}/wafv2-acl-arn`, `${ALB}/waf-acl-id`, `${ALB}/shield-advanced-protection`];

const unwalled = (before: KubernetesObject, after: KubernetesObject): readonly Said[] =>
  WALLS.filter((name) => noted(before, name) !== undefined && noted(after, name) === undefined).map((name) => ({
    code: 'BP514',
    verdict: 'attention',
    field: note(name),
    message: `would be guarded no more by ${noted(before, name) === 'true' ? 'AWS Shield Advanced' : `the web application firewall ${noted(before, name)}`}`,
    remedy: 'keep it',
    source: `${GUIDE}#addons`,
  }));

const certified = (before: KubernetesObject, after: KubernetesObject): readonly Said[] => {
  const name = `${SERVICE}/aws-load-balancer-ssl-cert`;
  return noted(before, name) !== undefined && noted(after, name) === undefined && at(after, 'spec.type') === 'LoadBalancer'
    ? [
        {
          code: 'BP516',
          verdict: 'refused',
          field: note(name),
          message: 'would answer without a certificate, where it had one',
          remedy: `keep ${name}`,
          source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#ssl-cert',
        },
      ]
    : [];
};

/** What an Auto Mode cluster puts on the internet: there the class says it, not the ingress. */
const classes = (before: KubernetesObject, after: KubernetesObject): readonly Said[] =>
  textOf(at(before, 'spec.scheme')) !== 'internet-facing' && at(after, 'spec.scheme') === 'internet-facing'
    ? [
        {
          code: 'BP515',
          verdict: 'refused',
          field: 'spec.scheme',
          message: 'would put the load balancers of its class on the internet',
          remedy: 'another class for what is public; keep this one internal',
          source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
        },
      ]
    : [];

const LOOKING: Readonly<Record<string, (before: KubernetesObject, after: KubernetesObject) => readonly Said[]>> = {
  Service: certified,
  'eks.amazonaws.com IngressClassParams': classes,
  'elbv2.k8s.aws IngressClassParams': classes,
  'networking.k8s.io Ingress': (before, after) => [...encrypted(before, after), ...opened(before, after), ...unwalled(before, after)],
};

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] =>
  before && after
    ? (LOOKING[kindOf(after)]?.(before, after) ?? []).map(({ message, ...rest }) => ({
        place: { cluster, object },
        message: `${object} ${message}`,
        ...rest,
      }))
    : [];

/** Load balancers that a controller makes: without a certificate, without a firewall, or open to more addresses than before. */
export const balancerRule: Rule = ({ objects }) => objects.flatMap(findings);
