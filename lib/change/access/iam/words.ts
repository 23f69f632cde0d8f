import { spoken } from '../resolved';
import { conditionsText } from './conditions';
import type { Matcher } from './patterns';
import type { Permit } from './statements';

/** How many actions, and how many resources, a sentence names. */
const MOST = 4;

const listed = (texts: readonly string[], joint: string): string => {
  const all = [...new Set(texts)];
  return all.length > MOST ? `${all.slice(0, MOST).join(joint)}${joint}and ${all.length - MOST} more` : all.join(joint);
};

const resourceText = (resource: Matcher): string =>
  'not' in resource
    ? `everything but ${resource.not.map(spoken).join(', ')}`
    : resource.is === '*'
      ? 'every resource'
      : spoken(resource.is);

/** `sqs:sendmessage, sqs:receivemessage on Orders; kms:decrypt on DataKey where …`: what is permitted, by resource. */
export const permitsText = (permits: readonly Permit[]): string => {
  const groups = new Map<string, string[]>();
  for (const permit of permits) {
    const where = `${resourceText(permit.resource)}${conditionsText(permit.conditions)}`;
    groups.set(where, [...(groups.get(where) ?? []), permit.written]);
  }
  return listed(
    [...groups].map(([where, actions]) => `${listed(actions, ', ')} on ${where}`),
    '; ',
  );
};

/** A principal as people name it. */
export const principalText = (principal: string): string => {
  if (principal === '*') return 'everybody';
  const [kind = '', ...rest] = principal.split(':');
  const name = spoken(rest.join(':'));
  if (kind === 'Service') return `the service ${name}`;
  return kind === 'AWS' && /^([0-9]{12}|<account>)$/.test(name) ? `account ${name}` : name;
};
