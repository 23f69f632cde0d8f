import { createInterface } from 'node:readline';
import { completed, outOfBounds, tierFor, type BusinessFacts } from '../../advise';
import { grouped } from '../../diagnostics/grouped';
import { ASKED_FACTS, type AskedFact, type AskedFactName } from '../../facts/assumptions';
import type { Input, Output } from '../io';
import { numberOf } from './number';

const ASKED = Object.entries(ASKED_FACTS) as [AskedFactName, AskedFact][];

/** What is taken where somebody only presses enter. */
const habitOf = (name: AskedFactName, facts: BusinessFacts): number | undefined => {
  if (facts.users === undefined) return undefined;
  const { dailyActiveShare, requestsPerUserPerDay, peakFactor, eventsPerDay, eventBytes, hoursPerUserPerMonth } = completed(
    facts,
    tierFor(facts).tier,
  );
  const habits: Partial<Record<AskedFactName, number>> = {
    activeShare: dailyActiveShare,
    requestsPerUser: requestsPerUserPerDay,
    peakFactor,
    eventsPerDay,
    eventBytes,
    hoursPerUser: hoursPerUserPerMonth,
  };
  return habits[name];
};

/** Without a habit, enter means that nobody knows; but for the first question, which has to be answered. */
const prompt = (name: AskedFactName, habit: number | undefined): string => {
  const { question, unit }: AskedFact = ASKED_FACTS[name];
  const unknown = name === 'users' ? unit : `${unit}; enter if nobody knows`;
  const offer = habit === undefined ? unknown : `${unit}; enter for ${grouped(habit, 2)}`;
  return `${question} (${offer}) `;
};

/** A person at a terminal. */
interface Person {
  readonly answers: AsyncIterator<string>;
  readonly output: Output;
}

/** Facts with one more; the same where somebody pressed enter. Undefined at the end of the input. */
const askFor = async (name: AskedFactName, facts: BusinessFacts, person: Person): Promise<BusinessFacts | undefined> => {
  person.output.write(prompt(name, habitOf(name, facts)));
  const { value, done } = await person.answers.next();
  if (done) return undefined;
  const text = String(value).trim();
  if (text === '' && name !== 'users') return facts;
  const answered = { ...facts, [name]: numberOf(text) };
  const [problem] = outOfBounds(answered);
  if (!problem) return answered;
  person.output.write(`  ${Number.isNaN(answered[name]) ? `"${text}" is no number` : problem.message}: ${problem.hint}\n`);
  return askFor(name, facts, person);
};

/**
 * Asks for what is not known yet, one question a line, and again where an answer makes no sense. Ends early with the input, with what was
 * answered until then.
 */
export const ask = async (known: BusinessFacts, stdin: Input, output: Output): Promise<BusinessFacts> => {
  const lines = createInterface({ input: stdin, terminal: false });
  const person = { answers: lines[Symbol.asyncIterator](), output };
  let facts = known;
  for (const [name] of ASKED.filter(([fact]) => known[fact] === undefined)) {
    const answered = await askFor(name, facts, person);
    if (!answered) break;
    facts = answered;
  }
  lines.close();
  return facts;
};
