import { cpuCores, memoryBytes } from '../../lib/kubernetes/quantities';

it.each([
  ['512Mi', 536_870_912],
  ['1Gi', 1_073_741_824],
  ['900M', 900_000_000],
  ['1.5Gi', 1_610_612_736],
  ['64k', 64_000],
])('reads %s as %i bytes', (text, bytes) => expect(memoryBytes(text)).toBe(bytes));

it.each(['512', '0Mi', '-1Gi', 'lots', '512mi', ''])('takes "%s" for no memory', (text) => expect(memoryBytes(text)).toBeUndefined());

it.each([
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
])('reads %s as %d cores', (text, cores) => expect(cpuCores(text)).toBe(cores));

it.each(['0', '0m', '1,5', 'two', '1Gi', ''])('takes "%s" for no CPU', (text) => expect(cpuCores(text)).toBeUndefined());
