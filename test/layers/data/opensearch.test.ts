import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { burstableNodes, nodesOf } from '../../../lib/facts/opensearch';
import { supportedRegions } from '../../../lib/facts/regions';
import { opensearch, type OpenSearchSize, type OpenSearchSpec } from '../../../lib/layers/data/opensearch/capability';
import { SearchDomain } from '../../../lib/layers/data/opensearch/construct';
import { plan, planOrThrow, type Plan, type PlanEntry } from '../../../lib/plan';
import { searchNodes } from '../../../lib/plan/sizing';
import { runbook } from '../../../lib/reports/runbook';
import { synthesize } from '../../../lib/testing';
import { grown } from '../../support/grown';

type Input = Parameters<typeof grown>[0];
type Entry = PlanEntry<OpenSearchSize, OpenSearchSpec>;

const search = { kind: 'search', engine: 'opensearch' } as const;
const estate = (more: Input = {}): Plan =>
  planOrThrow(grown({ services: { web: { runtime: 'node', reads: ['titles'] } }, stores: { titles: search }, ...more }));
const domain = (of: Plan, pool = 'main'): Entry => of.entries.find((e) => e.id === `opensearch/${pool}`) as Entry;

const statements = (access: readonly ('read' | 'write')[]) =>
  opensearch.connect!(domain(estate()), { access, target: 'titles', variable: 'STORE_TITLES', workload: { name: 'web', team: 'apps' } });

/** `verb path`, as the domain would see it. */
const allowed = (access: readonly ('read' | 'write')[]): string[] =>
  statements(access).statements.flatMap((s) =>
    s.actions.flatMap((a) => s.resources.map((r) => `${a.replace('es:ESHttp', '')} ${r.suffix ?? ''}`)),
  );

describe('domains', () => {
  it('hold an index for each store, and the dedicated ones apart', () => {
    const stores = { titles: search, people: search, ledger: { ...search, dedicated: true } };
    expect(
      estate({ stores })
        .entries.filter((e) => e.kind === 'opensearch')
        .map((e) => [e.id, e.spec]),
    ).toEqual([
      ['opensearch/ledger', expect.objectContaining({ stores: ['ledger'], logicalId: 'LedgerOpenSearch' })],
      [
        'opensearch/main',
        expect.objectContaining({ stores: ['people', 'titles'], logicalId: 'MainOpenSearch', domainName: 'streamflix-us-east-1-main' }),
      ],
    ]);
  });

  it('are not there at growth unless they are asked for', () =>
    expect(plan(grown({ stores: { titles: { kind: 'search' } } })).plan?.entries.map((e) => e.kind) ?? []).not.toContain('opensearch'));

  it('have two nodes in two zones in production, one in a sandbox', () => {
    expect(domain(estate({ profile: 'production' })).size).toMatchObject({ instanceType: 'r7g.large.search', dataNodes: 2, zones: 2 });
    expect(domain(estate({ profile: 'sandbox' })).size).toMatchObject({ instanceType: 't3.small.search', dataNodes: 1, zones: 1 });
  });

  it('have names that OpenSearch takes, however long those are that they come from', () => {
    const { domainName } = domain(
      estate({ name: 'a-name-with-20-chars', stores: { 'catalogue-of-everything': { ...search, dedicated: true } }, services: {} }),
      'catalogue-of-everything',
    ).spec;
    expect(domainName).toMatch(/^[a-z][a-z0-9-]{2,27}$/);
  });

  it.each([
    ['dataNodes', 1],
    ['masterNodes', 2],
    ['zones', 4],
    ['volumeGiB', 9],
    ['instanceType', 'r7g.large'],
  ])('refuse %s: %s as an override in production', (field, value) =>
    expect(
      plan(grown({ profile: 'production', stores: { titles: search }, overrides: { 'opensearch/main': { [field]: value } } })).diagnostics,
    ).toContainEqual(expect.objectContaining({ code: 'BP308', path: ['overrides', 'opensearch/main', field] })),
  );

  it('have nodes in every region', () => {
    for (const region of supportedRegions) {
      const { diagnostics } = plan(grown({ regions: [region], stores: { titles: search } }));
      expect([region, diagnostics.filter((d) => d.severity === 'error')]).toEqual([region, []]);
    }
  });
});

describe('nodes', () => {
  const demand = { dataGiB: 0, readsPerSecond: 0, writesPerSecond: 0, nodes: 2 };
  const types = nodesOf('us-east-1');

  it('have room for the data, its index and what the service keeps: 1.45 times each copy', () => {
    expect(searchNodes({ ...demand, dataGiB: 66 }, types).volumeGiB).toBe(96); // 66 × 2 × 1.45 = 191 GiB in all, AWS's own example
    expect(searchNodes({ ...demand, dataGiB: 66, nodes: 1 }, types).volumeGiB).toBe(96); // one node keeps one copy
    expect(searchNodes(demand, types).volumeGiB).toBe(10);
  });

  it.each([
    ['next to nothing', {}, 'r7g.large.search'],
    ['data', { dataGiB: 300 }, 'r7g.4xlarge.search'],
    ['searches', { readsPerSecond: 300 }, 'r7g.xlarge.search'],
    ['documents, which are indexed twice', { writesPerSecond: 900 }, 'r7g.2xlarge.search'],
  ])('grow with %s', (_, more, expected) => expect(searchNodes({ ...demand, ...more }, types).instanceType).toBe(expected));

  it('of a sandbox are small ones until its data does not fit them', () => {
    const sandbox = [...burstableNodes, ...types];
    expect(searchNodes({ ...demand, nodes: 1, dataGiB: 10 }, sandbox).instanceType).toBe('t3.small.search');
    expect(searchNodes({ ...demand, nodes: 1, dataGiB: 500 }, sandbox).instanceType).toBe('r7g.4xlarge.search');
  });

  it('are of the family that the region sells', () => {
    expect(nodesOf('eu-west-3')[0]?.instanceType).toBe('r7g.large.search');
    for (const region of supportedRegions) expect([region, nodesOf(region).length > 0]).toEqual([region, true]);
  });
});

describe('the edges of a domain', () => {
  it('let a reader search its index, with GET and with POST, and change nothing', () => {
    expect(allowed(['read'])).toEqual([
      'Get /titles',
      'Get /titles/*',
      'Head /titles',
      'Head /titles/*',
      'Post /titles/_count',
      'Post /titles/_mget',
      'Post /titles/_msearch',
      'Post /titles/_search',
    ]);
  });

  it('let a writer make and fill its index, but neither read nor delete it', () => {
    const paths = allowed(['write']);
    expect(paths).toEqual(
      expect.arrayContaining(['Put /titles', 'Put /titles/_mapping', 'Post /titles/_bulk', 'Post /titles/_doc', 'Delete /titles/_doc/*']),
    );
    expect(paths.filter((p) => /^Get|_search|_mget|_count|^Delete \/titles$|_clone|_split|_shrink|_rollover|_aliases/.test(p))).toEqual([]);
    expect(paths).not.toContain('Post /titles/*');
  });

  it('end at this index: no path of the domain, and none of an index whose name begins alike', () => {
    for (const path of allowed(['read', 'write'])) expect(path).toMatch(/^\w+ \/titles(\/[\w/*]+)?$/);
  });

  it('go to the data subnets, and say where', () => {
    const { environment, egress } = statements(['read']);
    expect(environment).toEqual({
      STORE_TITLES_ENGINE: 'opensearch',
      STORE_TITLES_ENDPOINT: 'https://${binding:streamflix-us-east-1-Data.MainOpenSearchEndpoint}',
      STORE_TITLES_INDEX: 'titles',
    });
    expect(egress).toEqual([{ to: 'data-subnets', port: 443 }]);
  });
});

describe('the domain', () => {
  const stores = { titles: search, ledger: { ...search, dedicated: true } };
  const made = estate({ profile: 'production', stores });
  const { templates } = synthesize(made);
  const { Resources } = templates.get('streamflix-us-east-1-Data')!;
  const of = (type: string) => Object.entries(Resources).filter(([, r]) => r.Type === type);

  it('is in the VPC, encrypted, HTTPS only, and stays', () =>
    expect(Resources['MainOpenSearch']).toMatchObject({
      Type: 'AWS::OpenSearchService::Domain',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      UpdatePolicy: { EnableVersionUpgrade: true },
      Properties: {
        ClusterConfig: { InstanceCount: 2, ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: 2 } },
        VPCOptions: { SubnetIds: [expect.anything(), expect.anything()] },
        EncryptionAtRestOptions: { Enabled: true },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      },
    }));

  it('lets no request name an index where IAM does not look, and has no policy that lets anybody in', () => {
    expect(Resources['MainOpenSearch']!.Properties).toMatchObject({
      AdvancedOptions: { 'rest.action.multi.allow_explicit_index': 'false' },
    });
    expect(Resources['MainOpenSearch']!.Properties).not.toHaveProperty('AccessPolicies');
  });

  it('takes the id of the key from its ARN, so that no export comes and goes with it', () => {
    const { EncryptionAtRestOptions } = Resources['MainOpenSearch']!.Properties as { EncryptionAtRestOptions: { KmsKeyId: object } };
    expect(JSON.stringify(EncryptionAtRestOptions.KmsKeyId)).toMatch(
      /^\{"Fn::Select":\[1,\{"Fn::Split":\["\/",\{"Fn::ImportValue":"[^"]*DataKeyArn/,
    );
  });

  it('writes to log groups that are there before it, by one policy for all domains of the region', () => {
    const [[policy] = [], ...more] = of('AWS::Logs::ResourcePolicy');
    expect(more).toEqual([]);
    const groups = of('AWS::Logs::LogGroup').filter(([, r]) =>
      String(r.Properties!['LogGroupName']).includes('/streamflix-us-east-1-main/'),
    );
    expect(groups).toHaveLength(3);
    expect(Resources['MainOpenSearch']!.DependsOn).toEqual(expect.arrayContaining([policy, ...groups.map(([id]) => id)]));
    const text = JSON.stringify(Resources[policy as string]!.Properties!['PolicyDocument']);
    for (const name of ['ledger', 'main'])
      expect(text).toContain(`:log-group:/aws/OpenSearchService/domains/streamflix-us-east-1-${name}/search-logs:*`);
  });

  it('takes connections from nodes alone', () => {
    const [, { Properties }] = of('AWS::EC2::SecurityGroup').find(([id]) => id.startsWith('MainOpenSearch'))!;
    expect(Properties!['SecurityGroupIngress']).toEqual([
      expect.objectContaining({
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        FromPort: 443,
      }),
    ]);
  });

  it('is watched: nobody hears of yellow where there is one node only', () => {
    const ids = (from: Plan) =>
      (from.entries.find((e) => e.id === 'alarms/main')!.spec as { alarms: readonly { id: string }[] }).alarms.map((a) => a.id);
    expect(ids(made)).toEqual(
      expect.arrayContaining(['MainSearchRed', 'MainSearchYellow', 'MainSearchStorage', 'MainSearchHeap', 'MainSearchKeyLost']),
    );
    expect(ids(estate({ profile: 'sandbox' }))).not.toContain('MainSearchYellow');
    const alarm = Object.values(templates.get('streamflix-us-east-1-Observability')!.Resources).find(
      (r) => r.Properties?.['AlarmName'] === 'streamflix-us-east-1-MainSearchStorage',
    );
    expect(alarm?.Properties).toMatchObject({
      Threshold: 2_560, // a quarter of 10 GiB
      Dimensions: [
        { Name: 'ClientId', Value: { Ref: 'AWS::AccountId' } },
        { Name: 'DomainName', Value: 'streamflix-us-east-1-main' },
      ],
    });
  });

  it('wants a role that no template may make: the runbook has the command, and only then', () => {
    const command = 'aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com';
    expect(runbook(made, [])).toContain(command);
    expect(runbook(planOrThrow(grown({ stores: {} })), [])).not.toContain('create-service-linked-role');
    expect([...templates.values()].flatMap((t) => Object.values(t.Resources).map((r) => r.Type))).not.toContain(
      'AWS::IAM::ServiceLinkedRole',
    );
  });

  it('works alone, with dedicated masters and three zones for those who ask', () => {
    const stack = new Stack(new App(), 'Mine', { env: { region: 'eu-west-1' } });
    new SearchDomain(stack, 'Search', {
      domainName: 'mine',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
      clientSecurityGroupIds: ['sg-1'],
      encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
      instanceType: 'r7g.large.search',
      masterNodes: 3,
    });
    Template.fromStack(stack).hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: {
        InstanceCount: 3,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
        DedicatedMasterCount: 3,
        DedicatedMasterType: 'm7g.large.search',
      },
      EncryptionAtRestOptions: { KmsKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
    });
  });
});
