/** What is known of one diagnostic code. Codes never change their meaning; one that is not needed any more stays reserved. */
export interface CodeFacts {
  readonly severity: 'error' | 'warning';
  readonly meaning: string;
  /** An example of what to do. */
  readonly fix: string;
}

export const failure = (meaning: string, fix: string): CodeFacts => ({ severity: 'error', meaning, fix });
export const notice = (meaning: string, fix: string): CodeFacts => ({ severity: 'warning', meaning, fix });
