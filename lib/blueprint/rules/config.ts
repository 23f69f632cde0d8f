import { screamingCase } from '../../naming';
import { problem } from '../codes/problem';
import type { Draft } from '../model';
import type { Rule } from './scope';

/** Variables that every service has from the platform, and those by which the AWS SDK would pass its role over. */
const OWN = new Set(['PORT', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);

/** What the names of the variables begin with that come from the edges of a service: docs/interfaces.md, environment. */
const derivedFrom = ({ calls, reads, writes, publishes, consumes }: Draft['services'][string]): string[] => [
  ...calls.map((name) => `SERVICE_${screamingCase(name)}_`),
  ...[...reads, ...writes].map((name) => `STORE_${screamingCase(name)}_`),
  ...[...publishes, ...consumes].map((name) => `STREAM_${screamingCase(name)}_`),
];

/** The platform's variables are the platform's: two values for one name would be a matter of luck. */
export const configKeys: Rule = function* ({ draft }) {
  for (const [name, service] of Object.entries(draft.services)) {
    const derived = derivedFrom(service);
    for (const key of Object.keys(service.config))
      if (OWN.has(key) || derived.some((start) => key.startsWith(start)))
        yield problem('BP236', ['services', name, 'config', key], `the platform sets ${key} itself`, {
          at: 'key',
          hint: 'choose another name',
        });
  }
};
