import { invariant, type Finding } from '../invariant';
import { list, property, resourcesOf } from './reading';

type Rule = Readonly<Record<string, unknown>>;

const SOURCES = ['SourceSecurityGroupId', 'SourcePrefixListId'];
const WORLD = /0\.0\.0\.0\/0|::\/0/;

export const closedSecurityGroups = invariant(
  'closed-security-groups',
  'Every rule of a security group that lets in names a group or a prefix list: an address tells nothing about who is there, and the whole world is never let in.',
  (s) =>
    resourcesOf(s, 'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress').flatMap(({ where, resource }) => {
      const rules: readonly Rule[] = resource.Type.endsWith('Ingress')
        ? [resource.Properties ?? {}]
        : list(property(resource, 'SecurityGroupIngress') as Rule | readonly Rule[] | undefined);
      return rules.flatMap((rule): Finding[] => {
        const text = JSON.stringify(rule);
        if (WORLD.test(text)) return [{ where, problem: `lets the world in: ${text}` }];
        return SOURCES.some((source) => rule[source] !== undefined)
          ? []
          : [{ where, problem: `names neither a group nor a prefix list as its source: ${text}` }];
      });
    }),
);
