import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../../lib/facts/fact';
import { brokerTypes } from '../../lib/facts/msk';
import { burstableNodes, nodesOf } from '../../lib/facts/opensearch';
import { instanceClasses } from '../../lib/facts/rds';
import { EVERYWHERE, allFacts, factIn, factKey } from '../../lib/facts/registry';
import { cacheNodeTypes } from '../../lib/facts/valkey';

const folder = join(__dirname, '..', '..', 'lib', 'facts', 'aws');
const books = readdirSync(folder).filter((file) => file.endsWith('.json'));

/** Regions whose prices have to be complete. */
const regions = ['us-east-1', 'us-west-2', 'eu-west-1'] as const;

/** Master nodes of OpenSearch, as lib/layers/data/opensearch takes them. */
const masterType = 'm7g.large.search';

const readBook = (file: string): readonly Fact[] => JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Fact[];

const isPrice = ({ unit }: Fact): boolean => unit.startsWith('USD');

/** What every region has to price that the layers may choose from. */
const chosen = (region: string): readonly string[] => [
  ...Object.keys(instanceClasses).map((name) => `rds.${name}.rds-postgres-single-az`),
  ...Object.keys(cacheNodeTypes).map((name) => `elasticache.${name}.valkey`),
  ...[...nodesOf(region), ...burstableNodes].map(({ instanceType }) => `opensearch.${instanceType}`),
  `opensearch.${masterType}`,
];

/** What every stack of the layers pays for, whatever it chooses. */
const always = [
  'alb.hour',
  'alb.lcuHour',
  'nlb.hour',
  'nlb.lcuHour',
  'natGateway.hour',
  'natGateway.gb',
  'vpcEndpoint.interfaceHour',
  'vpcEndpoint.gb',
  'publicIpv4',
  'transfer.interAz',
  'transfer.interRegion',
  'transfer.internetFirst10TB',
  'transfer.internetNext40TB',
  'transfer.internetNext100TB',
  'transfer.internetOver150TB',
  'cloudfront.usFirst10TB',
  'cloudfront.https10k.us',
  'waf.webAclMonth',
  'waf.ruleMonth',
  'waf.requestsM',
  'route53.hostedZoneMonth',
  'route53.queriesM',
  's3.standard',
  's3.put1k',
  's3.get1k',
  'gp3',
  'ecr.gb',
  'kms.key',
  'kms.requests10k',
  'secret',
  'secret.calls10k',
  'backup.rdsWarmGb',
  'backup.auroraWarmGb',
  'sqs.standard',
  'sns.standard',
  'cwlogs.ingest',
  'cwlogs.store',
  'cloudwatch.metricMonth',
  'cloudwatch.alarmMonth',
  'cloudwatch.dashboardMonth',
  'amp.ingestFirst2B',
  'amp.ingestNext250B',
  'amp.ingestOver252B',
  'amp.storage',
  'amp.query',
  'grafana.editor',
  'fis.actionMinute',
  'eks.controlPlane.standard',
  'eks.controlPlane.extended',
  'fargate.vcpu.x86',
  'fargate.gb.x86',
  'fargate.vcpu.arm',
  'fargate.gb.arm',
  'rds.gp3',
  'rds.backup',
  'aurora.acuHour',
  'aurora.storage',
  'aurora.io',
  'aurora.backup',
  'dynamodb.rru',
  'dynamodb.wru',
  'dynamodb.rcuHour',
  'dynamodb.wcuHour',
  'dynamodb.storage',
  'dynamodb.pitr',
];

describe('facts about AWS', () => {
  it.each(books)('%s names its source, its day and its unit with each number, sorted by id and region', (file) => {
    const facts = readBook(file);
    for (const fact of facts) {
      const { id, region, value, unit, source, asOf, confidence } = fact;
      expect(id).toMatch(/^[a-z][\w-]*(\.[\w.-]+)*$/i);
      expect(region).toMatch(/^(\*|[a-z]{2}(-[a-z]+)+-\d)$/);
      expect(Number.isFinite(value)).toBe(true);
      expect(unit).toMatch(/\S/);
      expect(source).toMatch(/\S/);
      expect(`${source} ${fact.note ?? ''}`).not.toMatch(/\/(work|tmp|root|home)\//);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new Date(`${asOf}T00:00:00Z`).toISOString().slice(0, 10)).toBe(asOf);
      expect(['primary-mirror', 'secondary']).toContain(confidence);
    }
    const order = (a: Fact, b: Fact): number => (a.id === b.id ? (a.region < b.region ? -1 : 1) : a.id < b.id ? -1 : 1);
    expect(facts.map(({ id, region }) => factKey(id, region))).toEqual([...facts].sort(order).map(({ id, region }) => factKey(id, region)));
  });

  it('are all read, and each only once', () => {
    const keys = allFacts().map(({ id, region }) => factKey(id, region));
    expect(keys).toHaveLength(books.flatMap(readBook).length);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('hold everywhere or in named regions, never both', () => {
    const everywhere = new Set(allFacts().flatMap(({ id, region }) => (region === EVERYWHERE ? [id] : [])));
    expect(allFacts().filter(({ id, region }) => region !== EVERYWHERE && everywhere.has(id))).toEqual([]);
  });

  it('price what one pays for, above nothing, in one unit for each id', () => {
    const units = new Map<string, string>();
    for (const { id, unit, value } of allFacts().filter(isPrice)) {
      expect(unit).toMatch(/^USD\/\S/);
      // What is paid all upfront costs nothing an hour.
      expect(`${id} ${id.endsWith('AllUpfront') ? value >= 0 : value > 0}`).toBe(`${id} true`);
      expect(`${id} ${unit}`).toBe(`${id} ${units.get(id) ?? unit}`);
      units.set(id, unit);
    }
  });
});

describe('prices', () => {
  it.each(regions)('of %s cover every class, node and type that may be chosen', (region) => {
    expect(nodesOf(region).length).toBeGreaterThan(0);
    expect(chosen(region).filter((id) => factIn(id, region) === undefined)).toEqual([]);
  });

  it.each(regions)('of %s cover what every stack pays for', (region) => {
    expect(always.filter((id) => factIn(id, region) === undefined)).toEqual([]);
  });

  it('of brokers are complete in the region whose prices the vendor publishes in a script', () => {
    expect(Object.keys(brokerTypes).filter((name) => factIn(`msk.${name}.price`, 'us-east-1') === undefined)).toEqual([]);
  });

  it('agree across one zone and two, and down the tiers of traffic', () => {
    for (const region of regions) {
      const one = factIn('rds.gp3', region)?.value ?? 0;
      const two = factIn('rds.gp3MultiAz', region)?.value;
      if (two !== undefined) expect(two).toBeCloseTo(2 * one, 6);
      const tiers = ['First10TB', 'Next40TB', 'Next100TB', 'Over150TB'].map(
        (tier) => factIn(`transfer.internet${tier}`, region)?.value ?? 0,
      );
      expect([...tiers].sort((a, b) => b - a)).toEqual(tiers);
    }
  });

  it.each(regions)('of servers of %s grow with their size', (region) => {
    const sizes = { xlarge: 2, '2xlarge': 4, '4xlarge': 8, '8xlarge': 16 };
    for (const family of ['m7g', 'c7g', 'r7g', 'm8g', 'c8g', 'r8g']) {
      const one = factIn(`ec2.${family}.large.ondemand`, region)?.value ?? 0;
      expect(one).toBeGreaterThan(0);
      for (const [size, factor] of Object.entries(sizes)) {
        expect((factIn(`ec2.${family}.${size}.ondemand`, region)?.value ?? 0) / one / factor).toBeCloseTo(1, 2);
      }
    }
  });
});
