import { problem } from '../codes/problem';
import type { Rule } from './scope';

/** CloudFront takes certificates from here only (CloudFront developer guide, "Requirements for using SSL/TLS certificates"). */
const CLOUDFRONT_REGION = 'us-east-1';

/** A domain comes with its hosted zone, and a certificate with a domain. */
export const domains: Rule = function* ({ draft, intact }) {
  const { domain, hostedZoneId, certificateArn } = draft.edge ?? {};
  if (!intact('edge', 'domain') || !intact('edge', 'hostedZoneId')) return;
  if (domain !== undefined && hostedZoneId === undefined)
    yield problem('BP250', ['edge', 'domain'], 'a domain needs its hosted zone', {
      at: 'key',
      hint: 'add hostedZoneId: the Route 53 zone in which names are made',
    });
  if (domain === undefined && hostedZoneId !== undefined)
    yield problem('BP250', ['edge', 'hostedZoneId'], 'a hosted zone needs a domain', {
      at: 'key',
      hint: 'add domain, or remove hostedZoneId',
    });
  else if (domain === undefined && certificateArn !== undefined)
    yield problem('BP250', ['edge', 'certificateArn'], 'a certificate is for a domain, and none is given', {
      at: 'key',
      hint: 'add domain and hostedZoneId',
    });
};

/** A certificate serves the distribution, or the load balancer of a region: elsewhere nothing can use it. */
export const certificateRegion: Rule = function* ({ draft, intact }) {
  const region = draft.edge?.certificateArn?.split(':')[3];
  if (region === undefined || region === CLOUDFRONT_REGION || !intact('regions') || !intact('tier')) return;
  // Without `regions`, netflix has three of its own; every other tier is in us-east-1.
  if (draft.regions === undefined && draft.tier === 'netflix') return;
  if (draft.regions?.includes(region)) return;
  const others = (draft.regions ?? []).filter((r) => r !== CLOUDFRONT_REGION);
  const expected = [`${CLOUDFRONT_REGION}, where CloudFront looks for it`, ...others.map((r) => `${r}, for the load balancer there`)].join(
    ', or ',
  );
  yield problem('BP251', ['edge', 'certificateArn'], `the certificate is in ${region}; expected ${expected}`, {
    hint: `request it in ${CLOUDFRONT_REGION}`,
  });
};
