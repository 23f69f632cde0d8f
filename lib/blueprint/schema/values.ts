import * as z from 'zod';

// A blueprint is checked once in a process: compiling a check for each shape costs more than it saves.
z.config({ jitless: true });

/**
 * The value types of the blueprint language. Units stand in the key's name or in the value, never implied.
 * Messages begin with "expected", so that a diagnostic only has to add what was found.
 */

/** Text of a fixed form. The message serves a wrong type as well as a wrong form. */
const form = (regex: RegExp, expected: string) => z.string({ error: expected }).regex(regex, { error: expected });

/** What the names of services, stores, streams, processors, flows and teams look like. */
export const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;
export const NAME_FORM = 'expected two to 30 lower-case letters, digits and dashes, the first a letter, the last not a dash';

/**
 * A key that names something. Its form is checked apart from the shape (rules/names.ts), so that the contents under a
 * badly named key are checked too.
 */
export const nameKey = z.string().meta({ pattern: NAME.source });

/** The name of something else in the blueprint. Only what is defined can be referred to, so no form is asked of it here. */
export const reference = z.string({ error: 'expected a name' });

export const team = form(NAME, NAME_FORM);

/** A DNS label of at most 20 characters; letters first, since several services of AWS refuse a name that begins with a digit. */
export const blueprintName = form(
  /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/,
  'expected a DNS label of at most 20 characters: lower-case letters, digits and dashes, starting with a letter',
);

/** The largest number a blueprint may name: below 2^53, so that whole numbers stay exact. */
const LARGEST_NUMBER = 1e15;

export const nonNegative = z.number().min(0).max(LARGEST_NUMBER);
export const positive = z.number().gt(0).max(LARGEST_NUMBER);
export const atLeastOne = z.number().min(1).max(LARGEST_NUMBER);
export const share = z.number().min(0).max(1);
export const port = z.int().min(1).max(65_535);
export const count = z.int().min(1).max(100_000);

/** A length of time with its unit. */
export const duration = form(/^[1-9]\d{0,8}(s|m|h|d)$/, 'expected a duration with its unit, such as 60s, 5m, 1h or 7d');

/** More cores than any node that runs services has: a bare number above it was meant as millicores. */
const MOST_CORES = 96;

const cores = (quantity: string | number): number =>
  typeof quantity === 'string' && quantity.endsWith('m') ? Number(quantity.slice(0, -1)) / 1_000 : Number(quantity);

/** The canonical Kubernetes quantity: whole cores as `2`, parts of a core as `500m`. */
const cpuQuantity = (quantity: string | number): string => {
  const milli = Math.round(cores(quantity) * 1_000);
  return milli % 1_000 === 0 ? String(milli / 1_000) : `${milli}m`;
};

const CPU_FORM = 'expected a Kubernetes CPU quantity, such as 500m or 2';

/** Kubernetes CPU: `500m`, or a number of cores, 0.001 to 96. Normalised to one way of writing it. */
export const cpu = z
  .union([form(/^(\d{1,9}m|\d{1,9}(\.\d{1,3})?)$/, CPU_FORM), z.number({ error: CPU_FORM })], { error: CPU_FORM })
  .refine((quantity) => cores(quantity) <= MOST_CORES, {
    error: ({ input }) => `${String(input)} means ${cores(input as string | number)} cores, and no node has more than ${MOST_CORES}`,
  })
  .refine((quantity) => cores(quantity) >= 0.001, { error: 'expected at least 1m, a thousandth of a core' })
  .transform(cpuQuantity);

/** Kubernetes memory, always with a unit. */
export const memory = form(/^[1-9]\d{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)$/, 'expected a memory quantity with its unit, such as 512Mi or 2Gi');

/** An image reference with a tag or a digest; `latest` is refused since it names a different image every day. */
export const image = form(
  /^[a-z0-9._-]+(:\d+)?(\/[a-z0-9._-]+)*(:\w[\w.-]{0,127}(@sha256:[a-f0-9]{64})?|@sha256:[a-f0-9]{64})$/,
  'expected an image with a tag or a digest, such as docker.io/acme/catalog:1.4.2',
).refine((value) => !/:latest(@|$)/.test(value), { error: 'the tag "latest" names a different image every day' });

/** When something runs, in UTC: a word, or five cron fields (their ranges are checked in rules/schedule.ts). */
export const schedule = form(
  /^(hourly|daily|weekly|\S+( +\S+){4})$/,
  'expected hourly, daily, weekly or five cron fields (UTC), such as "30 4 * * *"',
).meta({ examples: ['hourly', 'daily', 'weekly', '30 4 * * *'] });

export const region = form(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected an AWS region, such as us-east-1');
export const cidr = form(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, 'expected an IPv4 block in CIDR notation, such as 10.0.0.0/16');
export const roleArn = form(
  /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  'expected the ARN of an IAM role, such as arn:aws:iam::111122223333:role/platform',
);
/** A path of a URL; 128 characters is what a listener rule takes (elasticloadbalancing, `PathPatternConfig`). */
export const urlPath = form(/^\/[\w./~%*-]{0,127}$/, 'expected a path that starts with a slash, such as /healthz');
/** A Git repository by HTTPS or SSH. A password in it would be a password in a manifest. */
export const gitUrl = form(
  /^(https:\/\/[^\s@/]+\/\S+|ssh:\/\/[^\s:@]+@[^\s@]+|[\w.-]+@[\w.-]+:[^\s@]+)$/,
  'expected a Git URL without credentials, such as https://github.com/acme/platform.git',
);
/** A folder inside a repository. */
export const folderPath = form(
  /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[\w./-]{1,200}$/,
  'expected a folder inside the repository, such as clusters/production',
);
/** A branch, tag or commit, as `git check-ref-format` allows them, or HEAD. */
export const gitRevision = form(/^(?!-)(?!.*\.\.)[\w./-]{1,200}$/, 'expected a branch, tag or commit, such as main');
export const text = z.string().min(1).max(2_000);
/** A value under `config`: always text, since an environment variable is text. Bindings of manifests are not for users to write. */
export const configValue = z
  .string()
  .max(32_768)
  .regex(/^(?![\s\S]*\$\{binding:)/, { error: 'text with "${binding:" would be taken for an output of a stack' });
/** A domain name. */
export const domain = form(
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
  'expected a domain name, such as example.com',
);
