import { BLUEPRINT_CODES, type CodeFacts } from '../../lib/blueprint/codes';
import { CHANGE_CODES } from '../../lib/change';
import { CLI_CODES } from '../../lib/cli/codes';
import { BUILD_CODES, PLAN_CODES } from '../../lib/plan/codes';
import { expectGolden } from '../support/golden';

const codes: [string, CodeFacts][] = Object.entries<CodeFacts>({ ...BLUEPRINT_CODES, ...CLI_CODES, ...PLAN_CODES, ...BUILD_CODES }).sort(
  ([a], [b]) => (a < b ? -1 : 1),
);
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

it('are listed for people, all of them', () => {
  const page = [
    '# Diagnostics',
    '',
    'What Strata says of a blueprint, by code. Errors end with exit code 2 and nothing is written; warnings do not stop anything. A code never changes its meaning.',
    '',
    '| code | | meaning | for example |',
    '|---|---|---|---|',
    ...codes.map(([code, { severity, meaning, fix }]) => `| ${code} | ${severity} | ${cell(meaning)} | ${cell(fix)} |`),
    '',
    '## The change gate',
    'What `strata check` says of a change. What is refused ends with exit code 1, unless somebody names it; the verdict is the worst that a code can have.',
    '',
    '| code | | meaning | the safe way |',
    '|---|---|---|---|',
    ...Object.entries(CHANGE_CODES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { verdict, meaning, remedy }]) => `| ${code} | ${verdict} | ${cell(meaning)} | ${cell(remedy)} |`),
    '',
  ].join('\n');
  expectGolden('../docs/diagnostics.md', page);
});
