import { z } from 'zod';
import * as v from './values';

export const load = z
  .strictObject({
    subscribers: v.nonNegative.optional().describe('People who have an account.'),
    dailyActiveShare: v.share.optional().describe('Share of them active on a day, 0 to 1.'),
    requestsPerUserPerDay: v.nonNegative.optional().describe('Requests of an active user on a day.'),
    peakFactor: z.number().min(1).max(1_000).optional().describe('Peak rate over average rate.'),
    eventsPerDay: v.nonNegative.optional().describe('Events per day, all streams together.'),
    eventBytes: v.nonNegative.optional().describe('Size of a typical event, in bytes.'),
    hoursPerUserPerMonth: z.number().min(0).max(744).optional().describe('Hours of streaming of a subscriber in a month.'),
    readShare: v.share.optional().describe('Share of data operations that read, 0 to 1.'),
  })
  .describe('Facts about the business, never sizes; each has a default for the tier, which `strata plan` prints.');

const delivery = z.strictObject({
  strategy: z.enum(['rolling', 'canary']).optional().describe('canary from growth on.'),
  engine: z.enum(['kubernetes', 'argo-rollouts', 'spinnaker']).optional(),
  gitops: z.enum(['none', 'argocd']).default('none').describe('argocd: an Application per wave.'),
  freeze: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), reason: v.text })).default([]).describe('Days without deploys.'),
});

export const platform = z
  .strictObject({
    delivery: delivery.prefault({}).describe('How a new version reaches users.'),
    metrics: z.enum(['cloudwatch', 'amp', 'atlas']).optional().describe('Where metrics go; atlas is in addition to amp.'),
    kubernetes: z.string().regex(/^1\.\d{2}$/, { error: 'expected a Kubernetes version in quotes, such as "1.36"' }).default('1.36').describe('Kubernetes minor version, in quotes.'),
    arch: z.enum(['arm64', 'amd64']).default('arm64').describe('Processor architecture of nodes and images.'),
    access: z
      .strictObject({
        admins: z.array(v.roleArn).default([]).describe('Roles that may run kubectl as administrator.'),
        cidrs: z.array(v.cidr).default([]).describe('Networks from which the API server can be reached; none: only from inside the VPC.'),
      })
      .prefault({})
      .describe('Who runs kubectl, and from where.'),
    edge: z.enum(['alb', 'zuul']).optional(),
    discovery: z.enum(['dns', 'cloud-map']).optional(),
    ml: z.enum(['none', 'metaflow']).optional(),
    notebooks: z.enum(['none', 'polynote']).optional(),
  })
  .describe('Engines of the layers that all services share.');

export const edge = z
  .strictObject({
    domain: v.domain.optional().describe('The public name of the product.'),
    hostedZoneId: z.string().regex(/^Z[A-Z0-9]+$/, { error: 'expected the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ' }).optional().describe('The Route 53 hosted zone of the domain.'),
    certificateArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-f0-9-]+$/, { error: 'expected the ARN of an ACM certificate' })
      .optional()
      .describe('An existing certificate; without it one is requested and validated by DNS.'),
    allowCountries: z.array(z.string().regex(/^[A-Z]{2}$/, { error: 'expected a two-letter country code, such as DE' })).min(1).optional().describe('Only these countries are served.'),
  })
  .describe("Public names; without it the distribution's own name.");

const subnetIds = z.array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, { error: 'expected a subnet id, such as subnet-0123456789abcdef0' })).min(1);

export const network = z
  .strictObject({
    cidr: v.cidr.default('10.0.0.0/16').describe('The address block of the VPC, /16 to /20, private.'),
    vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, { error: 'expected a VPC id, such as vpc-0123456789abcdef0' }).optional().describe('An existing VPC to use.'),
    subnets: z.strictObject({ public: subnetIds, private: subnetIds, data: subnetIds }).optional().describe('The subnets of the existing VPC.'),
  })
  .describe('The address block, or an existing VPC.');

export const notify = z.strictObject({ email: z.email({ error: 'expected an e-mail address' }) }).describe('Where alarms and the budget go.');
export const cluster = z
  .strictObject({ existing: z.strictObject({ name: z.string().min(1).max(100), endpoint: z.string().optional(), oidc: z.string().optional() }) })
  .describe('Deploy into an existing EKS cluster.');
export const bootstrap = z
  .strictObject({
    qualifier: z.string().regex(/^[a-z0-9]{1,10}$/, { error: 'expected at most ten lower-case letters and digits' }).optional().describe('Qualifier of the CDK bootstrap stack.'),
    permissionsBoundary: z.string().min(1).optional().describe('Name of the policy that bounds every role.'),
  })
  .describe('How the account was bootstrapped.');
