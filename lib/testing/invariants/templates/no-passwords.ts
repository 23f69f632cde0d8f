import type { Synthesized } from '../../synth';
import { invariant, type Finding } from '../invariant';
import { resourcesOf } from './reading';

const SECRET = /"SecretString"|kind: Secret\b|BEGIN [A-Z ]*PRIVATE KEY/;
const PASSWORD = /"[A-Za-z]*Password":/;

/** A password that is read from where it was generated, when the database is made. */
const isResolved = (password: unknown): boolean => {
  const [separator, parts] = (password as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] } | null)?.['Fn::Join'] ?? [];
  const [before, ref, after, ...more] = parts ?? [];
  return (
    separator === '' &&
    before === '{{resolve:secretsmanager:' &&
    typeof (ref as { readonly Ref?: unknown } | undefined)?.Ref === 'string' &&
    after === ':SecretString:password::}}' &&
    more.length === 0
  );
};

const inResources = (s: Synthesized): readonly Finding[] =>
  resourcesOf(s).flatMap(({ where, resource }): readonly Finding[] => {
    const { MasterUserPassword: password, ...rest } = resource.Properties ?? {};
    const secrets = resource.Type === 'AWS::SecretsManager::Secret' ? Object.keys(rest).filter((key) => key.includes('SecretString')) : undefined;
    const found = PASSWORD.exec(JSON.stringify(rest))?.[0];
    return [
      ...(found === undefined ? [] : [{ where, problem: `has the property ${found}` }]),
      ...(password === undefined || isResolved(password) ? [] : [{ where, problem: 'has a password that is not read from the secret that it was generated in' }]),
      ...(secrets === undefined || secrets.join() === 'GenerateSecretString' ? [] : [{ where, problem: `is not generated: ${secrets.join() || 'empty'}` }]),
    ];
  });

export const noPasswords = invariant(
  'no-passwords',
  'No template, manifest or report holds a password, a private key or a Kubernetes Secret. A password may be generated where it is kept, and be read from there when the database is made.',
  (s) => [
    ...[...s.files].flatMap(([where, text]) => {
      const found = SECRET.exec(text)?.[0];
      return found === undefined ? [] : [{ where, problem: `holds ${found}` }];
    }),
    ...inResources(s),
  ],
);
