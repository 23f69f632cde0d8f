import { supportedRegions } from '../../lib/facts/regions';
import {
  hasInstanceClass,
  hasType,
  instanceFamilies,
  unevenTypes,
  unlistedRegions,
  type InstanceService,
} from '../../lib/facts/availability';
import {
  accountRisks,
  clusterRisks,
  destroyRisks,
  FOREIGN_PERMISSIONS,
  riskGroups,
  type OtherRisk,
  type ResourceRisk,
} from '../../lib/facts/real-account';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), `|${head.map(() => '---|').join('')}`, ...rows.map((cells) => row(...cells))].join('\n');

/** Tests, rule and note of a row, or `none`. */
const standsIn = ({ tests = [], rule, note }: ResourceRisk | OtherRisk): string => {
  const parts = [
    ...(tests.length > 0 ? [tests.map((file) => `\`${file.split('/').at(-1) ?? file}\``).join(', ')] : []),
    ...(rule === undefined ? [] : [`rule \`${rule}\``]),
    ...(note === undefined ? [] : [note]),
  ];
  return parts.length > 0 ? parts.join('; ') : 'none';
};

const resourceRow = (risk: ResourceRisk): string[] => [
  risk.types.join(', '),
  risk.topic === 'nothing found' ? risk.breaks : `*${risk.topic}*: ${risk.breaks}`,
  standsIn(risk),
  risk.source,
];
const otherRow = (risk: OtherRisk): string[] => [risk.what, risk.breaks, standsIn(risk), risk.source];

const permissions = (): string =>
  table(
    ['resource type', 'beyond the actions of its own service'],
    Object.entries(FOREIGN_PERMISSIONS).map(([type, actions]) => [type, actions.map((action) => `\`${action}\``).join(' ')]),
  );

const SERVICES: Readonly<Record<InstanceService, readonly [string, (family: string) => string]>> = {
  postgres: ['RDS for PostgreSQL', (family) => `db.${family}.large`],
  'aurora-postgresql': ['Aurora PostgreSQL', (family) => (family === 'serverless' ? 'db.serverless' : `db.${family}.large`)],
  elasticache: ['ElastiCache', (family) => `cache.${family}.large`],
  opensearch: ['OpenSearch Service', (family) => `${family}.large.search`],
};

const regions = (): string => {
  const types = unevenTypes.map((type) => [type, supportedRegions.filter((region) => !hasType(region, type)).join(' ')]);
  const classes = (Object.keys(SERVICES) as InstanceService[]).flatMap((service) => {
    const [name, example] = SERVICES[service];
    return instanceFamilies[service]
      .map((family) => [family, supportedRegions.filter((region) => hasInstanceClass(service, region, example(family)) === false)] as const)
      .filter(([, lacking]) => lacking.length > 0)
      .map(([family, lacking]) => [`${name}, ${family}`, lacking.join(' ')]);
  });
  return table(['what', 'regions that lack it'], [...types, ...classes]);
};

/** The page of what only a real account can show, as Markdown. */
export const realAccountPage = (): string =>
  [
    `# What only a real account can show

Nothing here was ever deployed to an AWS account. Templates and manifests are checked by rules, and by stands that play AWS and Kubernetes; this page lists what those cannot know. Whoever deploys first: read it beforehand, and strike out what has been seen to work.

"Stands in" names the test or rule that comes nearest: a *rule* looks at every template of every blueprint here, and of yours with \`assertInvariants\` of \`strata-blueprints/testing\` (\`lib/facts/real-account/refusals\`, invariant \`accepted-resources\`). "Seen elsewhere" means that a public source shows it working or failing on a real account. The page is made from \`lib/facts/real-account\` by \`node --import tsx scripts/pages.ts\`.

## Before the first stack
`,
    table(['what', 'what could break', 'stands in', 'source'], accountRisks.map(otherRow)),
    '\n## By resource type',
    ...riskGroups.map(
      ({ title, rows }) =>
        `\n### ${title}\n\n${table(['resource type', 'what could break', 'stands in', 'source'], rows.map(resourceRow))}`,
    ),
    '\n## In the cluster\n',
    table(['object', 'what could break', 'stands in', 'source'], clusterRisks.map(otherRow)),
    '\n## `cdk destroy` of a sandbox\n',
    table(['what', 'what happens', 'what to do', 'source'], destroyRisks.map(otherRow)),
    `\n## What is not in every region

As CloudFormation's schemas and the price list have it (cfn-lint 1.58.0, 2026-10-20); of the resource types of ${unlistedRegions.join(', ')} nothing is known. A plan takes the next class that a region has, and refuses one that was asked for and is not there (BP309).
`,
    regions(),
    `\n## What a narrow role for CloudFormation needs

\`cdk bootstrap\` makes an administrator of it. Whoever narrows it (\`--cloudformation-execution-policies\`) gives it the actions of each type's own service and those below, as the types' schemas name them; a property that nothing here sets may ask for some of them.
`,
    permissions(),
    '',
  ].join('\n');
