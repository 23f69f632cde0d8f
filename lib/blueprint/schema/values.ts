import { z } from 'zod';

/**
 * The value types of the blueprint language. Units stand in the key's name or in the value, never implied;
 * each type says in its message what was expected, so that a diagnostic needs nothing else.
 */

const NAME = /^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/;

/** The name of a service, store, stream, processor, flow or team. */
export const name = z
  .string()
  .regex(NAME, { error: 'expected lower-case letters, digits and dashes, starting with a letter, at most 30 characters' });

/** A DNS label of at most 20 characters, the prefix of every physical name. */
export const blueprintName = z
  .string()
  .regex(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/, {
    error: 'expected a DNS label of at most 20 characters: lower-case letters, digits and dashes, starting with a letter',
  });

/** The largest number a blueprint may name: beyond it no arithmetic of ours stays exact. */
export const LARGEST_NUMBER = 1e15;

export const nonNegative = z.number().min(0).max(LARGEST_NUMBER);
export const positive = z.number().gt(0).max(LARGEST_NUMBER);
export const share = z.number().min(0).max(1);
export const port = z.int().min(1).max(65_535);

/** A length of time with its unit. */
export const duration = z
  .string()
  .regex(/^[1-9]\d*(s|m|h|d)$/, { error: 'expected a duration with its unit, such as 60s, 5m, 1h or 7d' });

/** Kubernetes CPU: `500m`, or a number of cores of at most 96. */
export const cpu = z.union([
  z.string().regex(/^([1-9]\d*m|\d+(\.\d+)?)$/, { error: 'expected a Kubernetes CPU quantity, such as 500m or 2' }),
  z.number().gt(0),
]);

/** Kubernetes memory, always with a unit. */
export const memory = z
  .string()
  .regex(/^[1-9]\d*(Ki|Mi|Gi|Ti|k|M|G|T)$/, { error: 'expected a memory quantity with its unit, such as 512Mi or 2Gi' });

/** An image reference with a tag or a digest; `latest` is refused since it names a different image every day. */
export const image = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-zA-Z0-9._-]+)*((:[\w][\w.-]{0,127})(@sha256:[a-f0-9]{64})?|@sha256:[a-f0-9]{64})$/, {
    error: 'expected an image with a tag or a digest, such as docker.io/acme/catalog:1.4.2',
  })
  .refine((value) => !/:latest(@|$)/.test(value), { error: 'the tag "latest" names a different image every day; expected a fixed tag or a digest' });

/** A schedule in UTC: a word, or five cron fields. */
export const schedule = z.union([
  z.enum(['hourly', 'daily', 'weekly']),
  z.string().regex(/^(\S+ ){4}\S+$/, { error: 'expected hourly, daily, weekly or five cron fields (UTC)' }),
]);

export const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'expected an AWS region, such as us-east-1' });
export const cidr = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, { error: 'expected an IPv4 block in CIDR notation, such as 10.0.0.0/16' });
export const roleArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$|^arn:aws[a-z-]*:iam::\d{12}:root$/, {
    error: 'expected the ARN of an IAM role, such as arn:aws:iam::111122223333:role/platform',
  });
export const urlPath = z.string().regex(/^\/[\w./~%*-]*$/, { error: 'expected a path that starts with a slash, such as /healthz' });
export const text = z.string().min(1).max(2_000);
/** A value under `config`: always text, since an environment variable is text. */
export const configValue = z.string().max(32_768);
/** A domain name. */
export const domain = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, { error: 'expected a domain name, such as example.com' });
