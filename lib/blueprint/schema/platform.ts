import * as z from 'zod';
import { DELIVERY_ENGINES, METRICS_ENGINES } from './engines';
import * as v from './values';

export const load = z
  .strictObject({
    subscribers: v.nonNegative.optional().describe('People who have an account.'),
    dailyActiveShare: v.share.optional().describe('Share of them active on a day, 0 to 1.'),
    requestsPerUserPerDay: v.nonNegative.optional().describe('Requests of an active user on a day.'),
    peakFactor: z.number().min(1).max(1_000).optional().describe('Peak rate over average rate.'),
    eventsPerDay: v.nonNegative.optional().describe('Events per day, all streams together.'),
    eventBytes: v.nonNegative.optional().describe('Size of a typical event, in bytes.'),
    // A month of 31 days has 744 hours.
    hoursPerUserPerMonth: z.number().min(0).max(744).optional().describe('Hours of streaming of a subscriber in a month.'),
    readShare: v.share.optional().describe('Share of data operations that read, 0 to 1.'),
  })
  .describe('Facts about the business, never sizes; each has a default for the tier, which `strata plan` prints.');

const day = z.iso.date({ error: 'expected a day, such as 2026-12-24' });

const freeze = z.strictObject({
  from: day.describe('First day without deploys.'),
  to: day.describe('Last day without deploys.'),
  reason: v.text.describe('Why.'),
});

const repository = z.strictObject({
  url: v.gitUrl.describe('URL of the Git repository, without credentials: Argo CD has its own.'),
  path: v.folderPath.default('.').describe('Folder of the repository in which the folder of each cluster lies.'),
  revision: v.gitRevision.default('HEAD').describe('Branch, tag or commit that Argo CD follows.'),
});

const delivery = z.strictObject({
  strategy: z.enum(['rolling', 'canary']).optional().describe('canary from growth on.'),
  engine: z.enum(DELIVERY_ENGINES).optional().describe('What moves traffic to a new version; without it the one of the tier.'),
  gitops: z.enum(['none', 'argocd']).default('none').describe('argocd: an Application per wave.'),
  repository: repository.optional().describe('Where the bound manifests are committed; needed by gitops: argocd.'),
  freeze: z.array(freeze).default([]).describe('Days without deploys.'),
});

const access = z.strictObject({
  admins: z.array(v.roleArn).default([]).describe('Roles that may run kubectl as administrator.'),
  cidrs: z.array(v.cidr).default([]).describe('Public networks from which the API server can be reached; none: only from inside the VPC.'),
});

export const platform = z
  .strictObject({
    delivery: delivery.prefault({}).describe('How a new version reaches users.'),
    metrics: z.enum(METRICS_ENGINES).optional().describe('Where metrics go; atlas is in addition to amp.'),
    kubernetes: z
      .string({ error: 'expected a Kubernetes version in quotes, such as "1.36"' })
      .regex(/^1\.\d{2}$/, { error: 'expected a Kubernetes version in quotes, such as "1.36"' })
      .default('1.36')
      .describe('Kubernetes minor version, in quotes.'),
    extendedSupport: z
      .boolean()
      .default(false)
      .describe('Keep the version when its standard support ends, for six times the price; false: EKS upgrades it then.'),
    arch: z.enum(['arm64', 'amd64']).default('arm64').describe('Processor architecture of nodes and images.'),
    access: access.prefault({}).describe('Who runs kubectl, and from where.'),
    edge: z.enum(['alb', 'zuul']).optional().describe('What takes requests in; without it the one of the tier.'),
    discovery: z.enum(['dns', 'cloud-map']).optional().describe('How services find each other; without it the one of the tier.'),
    ml: z.enum(['none', 'metaflow']).optional().describe('What runs flows; without it the one of the tier.'),
    notebooks: z.enum(['none', 'polynote']).optional().describe('Notebooks; without it the one of the tier.'),
  })
  .describe('Engines of the layers that all services share.');

const HOURS = 'expected days and hours (UTC), such as "MON-FRI 10:00-16:00"';
const DAY = '(MON|TUE|WED|THU|FRI|SAT|SUN)';
const TIME = '([01]\\d|2[0-3]):[0-5]\\d';

export const resilience = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Nothing fires unless enabled.'),
    hours: z
      .string({ error: HOURS })
      .regex(new RegExp(`^${DAY}(-${DAY})? ${TIME}-${TIME}$`), { error: HOURS })
      .default('MON-FRI 10:00-16:00')
      .describe('When experiments may run, UTC.'),
  })
  .describe('Chaos experiments.');
