import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REQUEST_KEYS } from '../../lib/cli/choice';
import { CLI_CODES } from '../../lib/cli/codes';
import { ROOT, strata } from './terminal';

const doc = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8');

/** First words of the lines in the section of a help. */
const listed = (help: string, section: string): string[] => {
  const [, after = ''] = help.split(`${section}:\n`);
  const lines = (after.split('\n\n')[0] ?? '').split('\n').filter((line) => /^ {2}\S/.test(line));
  return lines.map((line) => line.trim().split(/ {2,}/)[0] ?? '');
};

it('tells of every command and every option', async () => {
  const { stdout } = await strata(['--help']);
  const commands = listed(stdout, 'Commands')
    .map((text) => text.split(' ')[0] ?? '')
    .filter((name) => name !== 'help');
  expect(commands).toEqual([
    'validate',
    'plan',
    'explain',
    'cost',
    'compare',
    'advise',
    'quotas',
    'simulate',
    'render',
    'check',
    'upgrade',
    'promote',
    'bind',
    'doctor',
    'schema',
  ]);
  for (const command of commands) {
    expect(doc).toContain(`\n## \`strata ${command}\`\n`);
    const help = await strata([command, '--help']);
    const options = listed(help.stdout, 'Options').map((text) => text.replace(/^-h, /, ''));
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) expect(doc).toContain(`\`${option}\``);
  }
});

it.each(Object.entries(CLI_CODES))('tells of %s', (code, { meaning, fix }) => expect(doc).toContain(`| ${code} | ${meaning} | ${fix} |`));

it.each(REQUEST_KEYS)('tells of the context key %s', (key) => expect(doc).toContain(`\n| \`${key}\` | `));
