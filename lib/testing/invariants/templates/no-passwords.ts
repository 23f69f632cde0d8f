import { invariant } from '../invariant';

const SECRET = /"MasterUserPassword"|"SecretString"|kind: Secret\b/;

export const noPasswords = invariant(
  'no-passwords',
  'No template, manifest or report holds a password, nor a Kubernetes Secret.',
  (s) =>
    [...s.files].flatMap(([where, text]) => {
      const found = SECRET.exec(text)?.[0];
      return found === undefined ? [] : [{ where, problem: `holds ${found}` }];
    }),
);
