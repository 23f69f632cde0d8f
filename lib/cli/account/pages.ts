import { isThrottled } from './faults';

/** How often one thing is asked before AWS is taken to be too busy. */
const ATTEMPTS = 5;
/** First pause after AWS asks for one; each further one is twice as long. */
const PAUSE_MS = 500;

/** Waits. */
export type Pause = (milliseconds: number) => Promise<void>;

export interface AskingOptions {
  /** @default by the clock */
  readonly pause?: Pause;
}

export const sleep: Pause = (milliseconds) => new Promise((done) => void setTimeout(done, milliseconds));

/** One answer, asked for again where AWS asks for patience. */
export const patiently = async <Answer>(ask: () => Promise<Answer>, pause: Pause): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (fault) {
      if (!isThrottled(fault) || attempt === ATTEMPTS) throw fault;
      await pause(PAUSE_MS * 2 ** (attempt - 1));
    }
};

interface Page {
  readonly NextToken?: string | undefined;
}

/** Where a page begins: nothing for the first one. */
export interface PageStart {
  readonly NextToken?: string;
}

/**
 * All pages of a list, one request after another.
 * @param ask - asks for the page that begins there
 */
export const everyPage = async <P extends Page>(ask: (start: PageStart) => Promise<P>, pause: Pause): Promise<readonly P[]> => {
  const pages: P[] = [];
  const starts: PageStart[] = [{}];
  for (const start of starts) {
    const page = await patiently(() => ask(start), pause);
    pages.push(page);
    const { NextToken } = page;
    // A token that comes back is no next page.
    if (NextToken !== undefined && starts.every((known) => known.NextToken !== NextToken)) starts.push({ NextToken });
  }
  return pages;
};
