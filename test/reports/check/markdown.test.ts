import type { Change, Check, Finding } from '../../../lib/change';
import { checkMarkdown } from '../../../lib/reports/check/markdown';

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: 'BP501',
  verdict: 'refused',
  place: { stack: 'shop-us-east-1-Data', logicalId: 'MainDb', type: 'AWS::RDS::DBInstance' },
  message: 'MainDb would be replaced by a new, empty one',
  remedy: 'say `migrateFrom` on its store',
  ...more,
});

const change = (more: Partial<Change> = {}): Change => ({
  action: 'change',
  place: { stack: 'shop-us-east-1-Data', logicalId: 'MainDb', type: 'AWS::RDS::DBInstance' },
  type: 'AWS::RDS::DBInstance',
  fields: [{ path: 'Properties.Engine', from: 'postgres', to: 'mysql' }],
  verdict: 'refused',
  ...more,
});

const answer = (more: Partial<Check> = {}): Check => ({
  changes: [],
  findings: [],
  summary: { add: 0, change: 0, replace: 0, remove: 0 },
  blind: [],
  verdict: 'safe',
  ...more,
});

it('is one line where nothing differs', () =>
  expect(checkMarkdown(answer())).toBe('**strata check: safe**: it can be deployed. 0 to add, 0 to change, 0 to replace, 0 to remove.'));

it('has the verdict first, then findings, then changes that are folded, then what was not looked at', () => {
  const findings = [
    finding({ field: 'Properties.Engine', source: 'https://docs.aws.amazon.com/x.html#a-b' }),
    finding({ code: 'BP510', verdict: 'attention', place: { cluster: 'shop-us-east-1', object: 'Job apps/x' }, source: 'a manual' }),
  ];
  const changes = [
    change({ action: 'replace' }),
    change({ action: 'add', place: { stack: 'S', logicalId: 'Q' }, type: 'AWS::SQS::Queue', fields: [] }),
  ];
  const summary = { add: 1, change: 0, replace: 1, remove: 0 };
  expect(checkMarkdown(answer({ findings, changes, summary, blind: ['the moon'], verdict: 'refused' }))).toBe(
    `**strata check: refused for 1 reason**: it would lose data, break what runs or fail half-way. 1 to add, 0 to change, 1 to replace, 0 to remove.

| | where | what would happen | the safe way |
|---|---|---|---|
| **refused**<br>BP501 | <code>MainDb</code><br>AWS::RDS::DBInstance<br><code>shop-us-east-1-Data</code> | MainDb would be replaced by a new, empty one<br><code>Engine: postgres → mysql</code><br>[source](https://docs.aws.amazon.com/x.html#a-b) | say <code>migrateFrom</code> on its store |
| **attention**<br>BP510 | <code>Job apps/x</code><br><code>shop-us-east-1</code> | MainDb would be replaced by a new, empty one<br>a manual | say <code>migrateFrom</code> on its store |

<details><summary>Changes: 1 to add, 0 to change, 1 to replace, 0 to remove</summary>

\`\`\`diff
@@ shop-us-east-1-Data @@
! MainDb (AWS::RDS::DBInstance)
      Engine: postgres → mysql
@@ S @@
+ Q (AWS::SQS::Queue)
\`\`\`

</details>

Not looked at:

- the moon`,
  );
});

const HOSTILE = [
  '</details><script>alert(1)</script>',
  '| a | b |',
  '[x](javascript:alert(1))',
  '![i](https://evil.example/x.png)',
  '**bold** __u__ ~~s~~ \\| `',
  '@octocat and #12',
  'a\nb\u202e\u001b[31m',
  '&lt;b&gt; &#124;',
  '<!-- -->',
];

it.each(HOSTILE)('takes no markup from what it tells: %j', (text) => {
  const row = checkMarkdown(
    answer({
      findings: [finding({ message: text, remedy: text, source: text, place: { cluster: text, object: text } })],
      verdict: 'refused',
    }),
  )
    .split('\n')
    .filter((line) => line.startsWith('| **refused**'));
  expect(row).toHaveLength(1);
  const [line = ''] = row;
  // Five bars make four cells; what is left without our own marks is letters, digits and entities.
  expect(line.match(/\|/g)).toHaveLength(5);
  const foreign = line
    .replace(/^\| \*\*refused\*\*/, '')
    .replace(/<code>.*?<\/code>|<br>|&#\d+;|\|/g, '')
    .replaceAll('<!-- -->', '·');
  expect(foreign).not.toMatch(/[&<>`*_[\]()~\\\u001b\u202e]|[@#]\w/);
  for (const [, inside = ''] of line.matchAll(/<code>(.*?)<\/code>/g)) expect(inside).not.toMatch(/[<>`*_[\]|\u001b\u202e]/);
  const seen = line.replace(/<!-- -->|<\/?code>/g, '').replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
  const words = (from: string): string =>
    from
      .replace(/[^\w@#]+/g, ' ')
      .replaceAll('`', '')
      .trim();
  expect(words(seen)).toContain(words(text.replace('\n', ' ').replace(/[\u202e\u001b]/g, '·')));
});

it('lets nothing out of its block of code', () => {
  const fields = [{ path: 'Properties.Script', from: 'a', to: '```\n</details>\n````' }];
  const lines = checkMarkdown(answer({ changes: [change({ fields })] })).split('\n');
  const fences = lines.filter((line) => line.startsWith('```'));
  expect(fences).toEqual(['`````diff', '`````']);
  expect(lines.indexOf('`````')).toBe(lines.lastIndexOf('</details>') - 2);
});

it('is cut with a note before GitHub refuses it', () => {
  const findings = Array.from({ length: 400 }, (_, i) => finding({ place: { stack: 'S', logicalId: `Db${i}` }, message: 'x'.repeat(300) }));
  const changes = Array.from({ length: 3_000 }, (_, i) =>
    change({ place: { stack: `S${i % 9}`, logicalId: `Db${i}` }, fields: [{ path: 'P', to: i }] }),
  );
  const text = checkMarkdown(answer({ findings, changes, verdict: 'refused' }));
  expect(text.length).toBeLessThan(65_536);
  expect(text.length).toBeGreaterThan(50_000);
  expect(text).toMatch(/\d+ more findings did not fit in here: <code>strata check --json<\/code> has them all\./);
  expect(text).toMatch(/[\d,]+ more lines did not fit in here: <code>strata check<\/code> prints them all\.\n\n<\/details>$/);
});
