import type { ResourceChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textsOf } from '../../reading';
import { coversCidr, isWorld } from '../cidr';

/** What an endpoint takes that says nothing of it: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
const ANYWHERE: readonly string[] = ['0.0.0.0/0'];

/** The networks that reach the API server from outside. */
const networksOf = (properties: unknown): readonly string[] => {
  const [access, cidrs] = ['EndpointPublicAccess', 'PublicAccessCidrs'].map((name) => at(properties, `ResourcesVpcConfig.${name}`));
  if (access === false || access === 'false') return [];
  const named = textsOf(cidrs);
  return named.length === 0 && cidrs === undefined ? ANYWHERE : named;
};

const findings = ({ stack, logicalId, type, before, after }: ResourceChange): readonly Finding[] => {
  const former = before ? networksOf(before.Properties) : [];
  const opened = networksOf(after?.Properties).filter((cidr) => !former.some((other) => coversCidr(other, cidr)));
  if (opened.length === 0) return [];
  const world = opened.some(isWorld);
  const refused = world && before !== undefined;
  return [
    {
      code: refused ? 'BP515' : 'BP514',
      verdict: refused ? 'refused' : 'attention',
      place: { stack, logicalId, type },
      message: `the API server of ${logicalId} could be reached from ${world ? 'the whole internet' : opened.join(', ')}`,
      field: 'Properties.ResourcesVpcConfig',
      remedy: 'EndpointPublicAccess: false, or PublicAccessCidrs with the networks of those who administer it',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
    },
  ];
};

/** API servers that more networks reach than before. */
export const clusterEndpointRule: Rule = ({ resources }) =>
  resources.filter(({ type, action }) => type === 'AWS::EKS::Cluster' && action !== 'remove').flatMap(findings);
