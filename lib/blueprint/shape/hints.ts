import { z } from 'zod';
import type { Path } from '../../diagnostics';
import { TIERS } from '../schema';
import type { Plain } from '../source/tree';
import { keysOf, listed, nestedHome } from './introspect';
import { closest, didYouMean } from './suggest';

/** What other tools call things that this language calls otherwise. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  env: 'config',
  environment: 'config',
  variables: 'config',
  language: 'runtime',
  lang: 'runtime',
  type: 'kind',
  replicas: 'scale',
  resources: 'scale',
  autoscaling: 'scale',
  cron: 'schedule',
  every: 'schedule',
  owner: 'team',
  reason: 'because',
  why: 'because',
  dependson: 'calls',
  depends: 'calls',
  dependencies: 'calls',
  produces: 'publishes',
  emits: 'publishes',
  subscribes: 'consumes',
  listens: 'consumes',
  probe: 'health',
  healthcheck: 'health',
  healthz: 'health',
  visibility: 'expose',
  public: 'expose',
  databases: 'stores',
  database: 'stores',
  tables: 'stores',
  caches: 'stores',
  buckets: 'stores',
  queues: 'streams',
  topics: 'streams',
  events: 'streams',
  jobs: 'services',
  workers: 'services',
  microservices: 'services',
  functions: 'services',
  ml: 'flows',
  models: 'flows',
  pipelines: 'flows',
  vpc: 'network',
  domain: 'edge',
  dns: 'edge',
  labels: 'tags',
  environments: 'profile',
  environmenttype: 'profile',
  stage: 'profile',
  size: 'tier',
  region: 'regions',
  alarms: 'notify',
  email: 'notify',
  chaos: 'resilience',
  users: 'load',
  traffic: 'load',
  rps: 'load',
  objective: 'slo',
  latency: 'slo',
  sla: 'slo',
  cost: 'budget',
};

/** What to do about a key that is not known. */
export const unknownKeyHint = (key: string, schema: unknown): string => {
  const keys = keysOf(schema);
  const near = closest(key, keys);
  if (near !== undefined) return `did you mean "${near}"?`;
  const home = nestedHome(schema, key);
  if (home !== undefined) return `"${key}" belongs into "${home}"`;
  const word = OTHER_WORDS[key.toLowerCase().replace(/[-_]/g, '')];
  if (word !== undefined && keys.includes(word)) return `did you mean "${word}"?`;
  return keys.length === 0 ? 'remove it' : `known are ${listed(keys)}`;
};

const asMemory = (value: Plain | undefined): string => {
  const digits = /^\d+/.exec(String(value))?.[0];
  return digits === undefined ? 'write 512Mi or 2Gi' : `did you mean ${digits}${/g/i.test(String(value)) ? 'Gi' : 'Mi'}?`;
};

/** What to write instead, where the key tells more than the type does. */
const BY_KEY: Readonly<Record<string, (value: Plain | undefined) => string | undefined>> = {
  memory: asMemory,
  kubernetes: (value) => (typeof value === 'number' ? `put it in quotes: "${value}"` : undefined),
  window: (value) => (typeof value === 'number' ? `did you mean ${value}s?` : undefined),
  image: (value) =>
    typeof value === 'string' && !/[:@]/.test(value.slice(value.lastIndexOf('/') + 1)) ? 'it has neither tag nor digest' : undefined,
  cpu: (value) =>
    typeof value === 'number' || /^\d+(\.\d+)?$/.test(String(value))
      ? Number(value) > 96
        ? `did you mean ${String(value)}m?`
        : undefined
      : 'write 500m or 2',
  path: (value) => (typeof value === 'string' && !value.startsWith('/') ? `did you mean "/${value}"?` : undefined),
  tier: (value) => (typeof value === 'string' ? didYouMean(value, TIERS) : undefined),
};

const asBoolean = (text: string): string | undefined => {
  if (/^(y|yes|on|true)$/i.test(text)) return 'write true';
  return /^(n|no|off|false)$/i.test(text) ? 'write false' : undefined;
};

/** What to write instead, where the type tells. */
const byType = (value: Plain | undefined, schema: unknown): string | undefined => {
  const isText = typeof value === 'string';
  if (schema instanceof z.ZodArray) return isText && value !== '' ? `did you mean [${value}]?` : undefined;
  if (schema instanceof z.ZodString)
    return typeof value === 'number' || typeof value === 'boolean' ? `put it in quotes: "${String(value)}"` : undefined;
  if (schema instanceof z.ZodBoolean) return isText ? asBoolean(value) : undefined;
  return schema instanceof z.ZodNumber && isText && /^[\d_.]+$/.test(value) ? 'write it without quotes' : undefined;
};

/** What to do about a value of the wrong type or form. */
export const valueHint = (path: Path, value: Plain | undefined, schema: unknown): string | undefined =>
  BY_KEY[String(path.at(-1))]?.(value) ?? byType(value, schema);
