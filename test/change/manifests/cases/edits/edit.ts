/** An edit of manifests, and what is to be said of it. */
export interface Edit {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Findings in short: `BP509 refused StatefulSet shop/db`. Empty: not a word. */
  readonly said: readonly string[];
}

type Replacement = readonly [what: string | RegExp, by: string];

const replaced = (text: string, [what, by]: Replacement): string => {
  const now = text.replace(what, () => by);
  // an edit that finds nothing proves nothing
  if (now === text) throw new Error(`${String(what)} is not in ${text}`);
  return now;
};

/** One manifest, with parts of its text replaced. */
export const edited = (name: string, said: readonly string[], before: string, ...replacements: readonly Replacement[]): Edit => ({
  name,
  said,
  before,
  after: replacements.reduce(replaced, before),
});

/** One manifest instead of another. */
export const became = (name: string, said: readonly string[], before: string, after: string): Edit => ({ name, said, before, after });
