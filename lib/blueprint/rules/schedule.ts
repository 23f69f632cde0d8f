import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import type { Rule } from './scope';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * The five fields as a Kubernetes CronJob reads them (robfig/cron v3, ParseStandard): names of months and days in any
 * case, Sunday is 0 and not 7. Ranges and steps, no L, W or #.
 */
const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  { name: 'day of week', min: 0, max: 6, words: DAYS },
];

/** Days that each month has at most. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const numberOf = (text: string, { min, words }: Field): number => {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  return word >= 0 ? word + min : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
};

/** First and last value of `*`, `5`, `5-10` or, before a step, `5` up to the end. */
const rangeOf = (range: string, field: Field, stepped: boolean): [from: number, to: number] => {
  if (range === '*' || range === '?') return [field.min, field.max];
  const [low = '', high, more] = range.split('-');
  if (more !== undefined) return [Number.NaN, Number.NaN];
  const from = numberOf(low, field);
  if (high !== undefined) return [from, numberOf(high, field)];
  return [from, stepped ? field.max : from];
};

/** The values that one item of a field names, or what is wrong with it. */
const valuesOf = (item: string, field: Field): number[] | string => {
  const [range = '', step = '1', extra] = item.split('/');
  const [from, to] = rangeOf(range, field, item.includes('/'));
  const malformed = extra !== undefined || !/^[1-9]\d{0,3}$/.test(step) || Number.isNaN(from) || Number.isNaN(to);
  if (malformed) return `"${item}" is not a ${field.name}`;
  if (from < field.min || to > field.max) return `"${item}" is not a ${field.name}: expected ${field.min} to ${field.max}`;
  if (from > to) return `the range "${item}" ends before it begins`;
  return Array.from({ length: Math.floor((to - from) / Number(step)) + 1 }, (_, i) => from + i * Number(step));
};

/** What is wrong with a schedule, in words; undefined when it is in order. */
export const scheduleProblem = (schedule: string): string | undefined => {
  if (['hourly', 'daily', 'weekly'].includes(schedule)) return undefined;
  const values: number[][] = [];
  for (const [i, text] of schedule.split(/ +/).entries()) {
    const field = FIELDS[i];
    if (!field) return 'expected five fields';
    const items = text.split(',').map((item) => valuesOf(item, field));
    const wrong = items.find((item): item is string => typeof item === 'string');
    if (wrong !== undefined) return wrong;
    values.push(items.flat() as number[]);
  }
  const [, , days = [], months = []] = values;
  const weekday = schedule.split(/ +/)[4];
  const happens = weekday !== '*' && weekday !== '?' ? true : days.some((day) => months.some((month) => day <= (LENGTHS[month - 1] ?? 31)));
  return happens ? undefined : 'there is no such day in any of these months: it would never run';
};

const DAY_MINUTES = 1_440;

const numbersOf = (item: string, field: Field): number[] => {
  const values = valuesOf(item, field);
  return typeof values === 'string' ? [] : values;
};

/** Seconds from one run to the next at least, of five cron fields that are in order, as if every day were one of theirs. */
export const leastSecondsBetween = (schedule: string): number => {
  const [minutes = [], hours = []] = schedule
    .trim()
    .split(/ +/)
    .slice(0, 2)
    .map((text, i) => text.split(',').flatMap((item) => numbersOf(item, FIELDS[i] as Field)));
  const times = [...new Set(hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)))].sort((a, b) => a - b);
  const gaps = times.map((time, i) => (times[i + 1] ?? (times[0] ?? 0) + DAY_MINUTES) - time);
  return Math.min(DAY_MINUTES, ...gaps) * 60;
};

/**
 * Share of days on which a schedule of five fields runs, over leap years that begin on each day of the week. Where days of the month and of
 * the week are both named, either will do (robfig/cron v3, `dayMatches`); `*` with a step names some.
 */
const shareOfDays = ([, , daysOfMonth = '*', months = '*', daysOfWeek = '*']: readonly string[]): number => {
  const values = (text: string, index: number): ReadonlySet<number> =>
    new Set(text.split(',').flatMap((item) => numbersOf(item, FIELDS[index] as Field)));
  const every = (text: string): boolean => text.split(',').some((item) => /^[*?]$/.test(item));
  const [inMonth, inYear, inWeek] = [values(daysOfMonth, 2), values(months, 3), values(daysOfWeek, 4)];
  const matches = (day: number, weekday: number): boolean =>
    every(daysOfMonth) || every(daysOfWeek) ? inMonth.has(day) && inWeek.has(weekday) : inMonth.has(day) || inWeek.has(weekday);
  const days = LENGTHS.flatMap((length, month) =>
    Array.from({ length: length * DAYS.length }, (_, i) => ({
      month: month + 1,
      day: Math.floor(i / DAYS.length) + 1,
      weekday: i % DAYS.length,
    })),
  );
  return days.filter(({ month, day, weekday }) => inYear.has(month) && matches(day, weekday)).length / days.length;
};

/** Runs a day, on average, of a schedule that is in order. */
export const runsPerDay = (schedule: string): number => {
  const fields = ({ hourly: '0 * * * *', daily: '0 3 * * *', weekly: '0 3 * * 0' }[schedule] ?? schedule).trim().split(/ +/);
  const [minutes = 0, hours = 0] = fields
    .slice(0, 2)
    .map((text, i) => new Set(text.split(',').flatMap((item) => numbersOf(item, FIELDS[i] as Field))).size);
  return minutes * hours * shareOfDays(fields);
};

const check = function* (path: Path, schedule: string | undefined): Generator<Diagnostic> {
  const wrong = schedule === undefined ? undefined : scheduleProblem(schedule);
  if (wrong !== undefined) yield problem('BP217', path, wrong, { hint: 'minute, hour, day of month, month, day of week; UTC' });
};

/** Schedules are valid cron. */
export const schedules: Rule = function* ({ draft, intact }) {
  for (const [name, { schedule }] of Object.entries(draft.services)) yield* check(['services', name, 'schedule'], schedule);
  for (const [name, { schedule }] of Object.entries(draft.flows))
    if (intact('flows', name, 'schedule')) yield* check(['flows', name, 'schedule'], schedule);
};
