import type { Edit, Step } from './edit';

const edit = (
  name: string,
  steps: readonly Step[],
  refused: Edit['refused'],
  resources: Edit['resources'],
  more: Partial<Edit> = {},
): Edit => ({
  name,
  of: 'growth',
  profile: 'production',
  steps,
  refused,
  resources,
  ...more,
});

const daily = (name: string, ...steps: readonly Step[]): Edit => edit(name, steps, [], 'kept');

export const GROWTH_EDITS: readonly Edit[] = [
  edit('nothing', [], [], 'kept', { nothing: true }),
  daily('twice the users', ['load.subscribers', 1_900_000]),
  daily('half the users', ['load.subscribers', 500_000]),
  daily('another processor of a stream', ['processors.totals', { runtime: 'go', consumes: ['plays'], window: '5m' }]),
  daily('more partitions', ['streams.plays.partitions', 120]),
  daily('events that are kept longer', ['streams.plays.retentionHours', 48]),
  daily(
    'a table of its own for a new store',
    ['stores.notes', { kind: 'key-value' }],
    ['services.profiles.reads', ['people', 'notes']],
    ['services.profiles.writes', ['people', 'notes']],
  ),
  // Its users are others; what was in the shared cache is asked for again.
  edit('a cache of its own for a store', [['stores.sessions.dedicated', true]], [], 'lost'),
  daily('search that moves to OpenSearch', ['stores.lookup.engine', 'opensearch'], ['stores.lookup.migrateFrom', 'aurora-postgres']),
  daily('a stream that moves to Kafka', ['streams.uploads.engine', 'msk'], ['streams.uploads.migrateFrom', 'sqs']),
  daily('a table that moves into the database', ['stores.people.engine', 'postgres'], ['stores.people.migrateFrom', 'dynamodb']),
  daily('delivery by Argo CD', ['platform.delivery', { gitops: 'argocd', repository: { url: 'https://github.com/acme/platform.git' } }]),
  // The namespace of the controller goes with it, and whoever prunes that prunes all in it.
  edit('updates that roll', [['platform.delivery', { strategy: 'rolling' }]], ['BP511'], 'kept', { noticed: ['BP510'] }),
  daily('a flow at another hour', ['flows.suggestions.schedule', '30 3 * * *']),
  daily('a larger database', ['overrides.aurora-postgres/main', { maxAcu: 64 }]),
  daily('another language of a service', ['services.titles.runtime', 'go']),
  edit('data that has moved', [['stores.people.migrateFrom', undefined]], ['BP503'], 'lost', {
    given: [
      ['stores.people.engine', 'postgres'],
      ['stores.people.migrateFrom', 'dynamodb'],
    ],
  }),
  edit('a table that moves without its data', [['stores.people.engine', 'postgres']], ['BP503'], 'lost'),
  edit('search that moves without its index', [['stores.lookup.engine', 'postgres']], ['BP503'], 'lost', {
    given: [['stores.lookup.engine', 'opensearch']],
  }),
  edit('a stream that moves without its messages', [['streams.uploads.engine', 'msk']], ['BP503'], 'lost'),
  edit('fewer partitions', [['streams.plays.partitions', 12]], ['BP521'], 'kept', { given: [['streams.plays.partitions', 24]] }),
  edit('events that are kept half as long', [['streams.plays.retentionHours', 12]], ['BP506', 'BP521'], 'kept'),
  edit('metrics that go back to CloudWatch', [['platform.metrics', 'cloudwatch']], ['BP503', 'BP505', 'BP511'], 'lost'),
  edit(
    'a table less',
    [
      ['stores.recommendations', undefined],
      ['services.recommend.reads', undefined],
      ['flows.suggestions.writes', undefined],
    ],
    ['BP503'],
    'lost',
  ),
  edit('a team under another name', [['services.profiles.team', 'people']], [], 'lost', { noticed: ['BP510'] }),
  edit('brokers of another size', [['overrides.msk/main', { instanceType: 'kafka.m7g.xlarge' }]], [], 'kept'),
  edit('smaller disks of the brokers', [['overrides.msk/main', { storageGiB: 200 }]], ['BP521'], 'kept', {
    given: [['overrides.msk/main', { storageGiB: 400 }]],
  }),
  edit(
    'back to startup',
    [
      ['tier', 'startup'],
      ...['titles', 'recommend', 'heartbeat', 'bookmarks'].map((name): Step => [`services.${name}.because`, 'it is there']),
    ],
    ['BP502', 'BP503', 'BP504', 'BP505', 'BP506', 'BP507', 'BP511', 'BP517', 'BP519'],
    'lost',
  ),
];
