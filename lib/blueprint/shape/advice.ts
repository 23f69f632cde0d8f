import type { Path } from '../../diagnostics';
import type { Plain } from '../source/tree';
import { slug } from './suggest';

type Advice = (value: Plain | undefined) => string | undefined;

const ofText =
  (advice: (text: string) => string | undefined): Advice =>
  (value) =>
    typeof value === 'string' ? advice(value) : undefined;

const memory: Advice = (value) => {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(String(value)) ?? [];
  if (number === undefined) return 'write 512Mi or 2Gi';
  const large = /^g/i.test(unit);
  return number.includes('.')
    ? `did you mean ${Math.round(Number(number) * (large ? 1_024 : 1))}Mi?`
    : `did you mean ${number}${large ? 'Gi' : 'Mi'}?`;
};

const cpu: Advice = (value) => (/^\d+$/.test(String(value)) && Number(value) > 96 ? `did you mean ${String(value)}m?` : 'write 500m or 2');

const image = ofText((text) => {
  if (text.endsWith(':latest')) return 'name the version that was tested';
  return /[:@]/.test(text.slice(text.lastIndexOf('/') + 1)) ? undefined : 'it has neither tag nor digest';
});

const urlPath = ofText((text) => (text.startsWith('/') ? 'letters, digits and . _ - ~ % / *' : `did you mean "/${text}"?`));

const region = ofText((text) => {
  const zone = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(text)?.[1];
  return zone === undefined ? undefined : `did you mean ${zone}? That is one of its zones`;
});

const name =
  (length: number): Advice =>
  (value) => {
    const fixed = typeof value === 'string' ? slug(value, length) : undefined;
    return fixed === undefined ? undefined : `did you mean "${fixed}"?`;
  };

/** What to write instead where the place tells more than the type does. Names of services and the like stand as *. */
const BY_PLACE: Readonly<Record<string, Advice>> = {
  name: name(20),
  regions: region,
  'services.*.team': name(30),
  'services.*.image': image,
  'services.*.health': () => 'write none, or { path: /healthz }',
  'services.*.health.path': urlPath,
  'services.*.routes.path': urlPath,
  'services.*.scale.cpu': cpu,
  'services.*.scale.memory': memory,
  'processors.*.window': (value) => (typeof value === 'number' ? `did you mean ${value}s?` : 'write 60s or 5m'),
  'platform.access.admins': ofText((text) => (/:(user|root|assumed-role)/.test(text) ? 'people take a role: name that' : undefined)),
};

const NAMED = new Set(['services', 'stores', 'streams', 'processors', 'flows', 'teams']);

/** What is known about one place of the language. */
export const adviceAt = (path: Path, value: Plain | undefined): string | undefined => {
  const keys = path.filter((part) => typeof part === 'string');
  const place = keys.map((key, i) => (i === 1 && NAMED.has(keys[0] ?? '') ? '*' : key)).join('.');
  return BY_PLACE[place]?.(value);
};
