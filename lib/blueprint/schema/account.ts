import * as z from 'zod';
import * as v from './values';

/** What a blueprint says about the AWS account it is deployed into: names, addresses, people, limits. */

/** Text of a fixed form; the message serves a wrong type as well as a wrong form. */
const id = (regex: RegExp, expected: string) => z.string({ error: expected }).regex(regex, { error: expected });

export const edge = z
  .strictObject({
    domain: v.domain.optional().describe('The public name of the product; needs hostedZoneId.'),
    hostedZoneId: id(/^Z[A-Z0-9]{1,31}$/, 'expected the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ')
      .optional()
      .describe('The Route 53 hosted zone of the domain.'),
    certificateArn: id(
      /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-f0-9-]+$/,
      'expected the ARN of an ACM certificate, such as arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c',
    )
      .optional()
      .describe('An existing certificate; without it one is requested and validated by DNS.'),
    allowCountries: z
      .array(id(/^[A-Z]{2}$/, 'expected a two-letter country code, such as DE'))
      .min(1)
      .optional()
      .describe('Only these countries are served.'),
  })
  .describe("Public names; without it the distribution's own name.");

const subnetId = id(/^subnet-[0-9a-f]{8,17}$/, 'expected a subnet id, such as subnet-0123456789abcdef0');
const subnetIds = (description: string) => z.array(subnetId).min(1).describe(description);

export const network = z
  .strictObject({
    cidr: v.cidr.default('10.0.0.0/16').describe('The address block of the VPC: /16 to /20, private; with vpcId, the block of that VPC.'),
    vpcId: id(/^vpc-[0-9a-f]{8,17}$/, 'expected a VPC id, such as vpc-0123456789abcdef0')
      .optional()
      .describe('An existing VPC to use; needs cidr and subnets.'),
    subnets: z
      .strictObject({
        public: subnetIds('Subnets with a route to an internet gateway.'),
        private: subnetIds('Three subnets for nodes and pods, one per availability zone.'),
        data: subnetIds('Three subnets for stores, one per availability zone; where the VPC has none for them, the private ones again.'),
        dataCidrs: z
          .array(v.cidr)
          .min(1)
          .optional()
          .describe('The address blocks of the data subnets; without them network policies name the whole block of the VPC.'),
      })
      .optional()
      .describe('The subnets of the existing VPC.'),
    endpointCidrs: z
      .array(v.cidr)
      .min(1)
      .optional()
      .describe('Where in the existing VPC its interface endpoints of AWS services answer, if it has any.'),
  })
  .describe('The address block, or an existing VPC.');

export const teamSettings = z.strictObject({
  shards: z.int().min(1).max(50).default(1).describe('Stacks the team is spread over; only for a team too large for one.'),
  contact: v.text.optional().describe('How to reach the team.'),
});

export const notify = z
  .strictObject({ email: z.email({ error: 'expected an e-mail address, such as ops@example.com' }).describe('The address.') })
  .describe('Where alarms and the budget go.');

export const cluster = z
  .strictObject({
    existing: z
      .strictObject({
        name: id(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'expected the name of an EKS cluster').describe('Name of the cluster.'),
        endpoint: id(/^https:\/\/\S+$/, 'expected the URL of the API server, starting with https://')
          .optional()
          .describe('URL of its API server.'),
        oidc: z.string().min(1).optional().describe('Its OIDC issuer or provider; Pod Identity, which services use, needs none.'),
        autoMode: z.boolean().default(true).describe('Whether it runs in EKS Auto Mode.'),
        securityGroupId: id(/^sg-[0-9a-f]{8,17}$/, 'expected the id of a security group, such as sg-0123456789abcdef0')
          .optional()
          .describe('The security group that its nodes wear: stores and the load balancer know pods by it. Needed without Auto Mode.'),
        runs: z
          .array(z.enum(['argo-rollouts', 'kyverno']))
          .default([])
          .describe('Components that the cluster has already, and that are therefore not installed.'),
        serviceCidr: v.cidr.default('172.20.0.0/16').describe('The block of its service addresses, in which its DNS answers.'),
      })
      .describe('The cluster that is there.'),
  })
  .describe('Deploy into an existing EKS cluster, in the existing VPC of network.');

/** AWS allows 50 tags a resource; the platform, CloudFormation and EKS add theirs. */
const MOST_TAGS = 40;

/**
 * The alphabet is that of the tagging API (`TagKey`, `TagValue`): letters, digits, spaces and _ . : / = + - @. The pattern
 * is what every reader of the JSON schema understands; letters of other scripts are judged by the refinement.
 */
const TAG_LETTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const tagText = (pattern: RegExp, expected: string) =>
  id(pattern, expected).refine((text) => !pattern.test(text) || TAG_LETTERS.test(text), { error: expected });

export const tags = z
  .record(
    tagText(/^[^!"#$%&'()*,;<>?[\]\\^`{|}~]{1,128}$/, 'expected at most 128 letters, digits, spaces and _ . : / = + - @'),
    tagText(/^[^!"#$%&'()*,;<>?[\]\\^`{|}~]{0,256}$/, 'expected text of at most 256 letters, digits, spaces and _ . : / = + - @'),
  )
  .refine((all) => Object.keys(all).length <= MOST_TAGS, {
    error: `more than ${MOST_TAGS} tags: AWS allows 50 a resource, and the platform adds its own`,
  })
  .describe('Tags on every resource, text only.');

export const bootstrap = z
  .strictObject({
    qualifier: id(/^[a-z0-9]{1,10}$/, 'expected at most ten lower-case letters and digits')
      .optional()
      .describe('Qualifier of the CDK bootstrap stack.'),
    permissionsBoundary: z.string().min(1).optional().describe('Name of the policy that bounds every role.'),
  })
  .describe('How the account was bootstrapped.');
