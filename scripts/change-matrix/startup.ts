import type { Edit, Step } from './edit';

const edit = (
  profile: Edit['profile'],
  name: string,
  steps: readonly Step[],
  refused: Edit['refused'],
  resources: Edit['resources'],
  more: Partial<Edit> = {},
): Edit => ({
  name,
  of: 'startup',
  profile,
  steps,
  refused,
  resources,
  ...more,
});

/** An edit of the platform in production that nobody should be kept from. */
const daily = (name: string, ...steps: readonly Step[]): Edit => edit('production', name, steps, [], 'kept');

/** The public site under another name, or with other properties. */
const WEB = {
  runtime: 'node',
  role: 'site',
  expose: 'public',
  reads: ['catalog', 'posters'],
  writes: ['catalog', 'posters'],
  publishes: ['uploads'],
};
const THUMBNAILS = { runtime: 'node', role: 'worker', consumes: ['uploads'], reads: ['posters'], writes: ['posters', 'catalog'] };

export const STARTUP_EDITS: readonly Edit[] = [
  edit('production', 'nothing', [], [], 'kept', { nothing: true }),
  daily('a variable of a service', ['services.web.config', { GREETING: 'hello' }]),
  daily('more pods, with more memory', ['services.web.scale', { min: 3, max: 12, memory: '1Gi' }]),
  daily('an image of its own', ['services.web.image', 'docker.io/acme/web:1.2.3']),
  daily('another path for health', ['services.web.health', { path: '/ready', port: 8080 }]),
  daily('an objective', ['services.web.slo', { availability: 99.9, latencyMs: 300 }]),
  // A budget takes its readers only when it is made; it holds no data.
  edit('production', 'somebody who reads the alarms', [['notify', { email: 'ops@example.com' }]], [], 'lost', { noticed: ['BP523'] }),
  daily('twice the budget', ['budget', 500]),
  daily('a tag on everything', ['tags', { 'cost-centre': '42' }]),
  daily('a way in for administrators', ['platform.access', { cidrs: ['203.0.113.0/24'] }]),
  daily('another processor architecture', ['platform.arch', 'amd64']),
  daily('fifty times the users', ['load.subscribers', 50_000]),
  daily(
    'another service with an edge to the database',
    ['services.reviews', { runtime: 'node', reads: ['catalog'], writes: ['catalog'] }],
    ['services.web.calls', ['reviews']],
  ),
  daily(
    'a second table of the database',
    ['stores.notes', { kind: 'wide-column' }],
    ['services.web.reads', ['catalog', 'posters', 'notes']],
    ['services.web.writes', ['catalog', 'posters', 'notes']],
  ),
  daily(
    'a second bucket',
    ['stores.covers', { kind: 'object' }],
    ['services.web.writes', ['catalog', 'posters', 'covers']],
    ['services.web.reads', ['catalog', 'posters', 'covers']],
  ),
  daily('a job by the clock', ['services.report', { runtime: 'node', role: 'job', schedule: 'daily', reads: ['catalog'] }]),
  daily('experiments that may run', ['resilience', { enabled: true }]),
  daily('more storage of the database', ['overrides.relational/main', { allocatedStorageGiB: 100 }]),
  daily('backups that are kept longer', ['overrides.relational/main', { backupRetentionDays: 30 }]),
  daily('a second reader of a stream', ['services.audit', { runtime: 'node', role: 'worker', consumes: ['uploads'] }]),
  daily('one edge less', ['services.web.writes', ['catalog']]),
  daily('the domain of the company', ['edge', { domain: 'example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' }]),
  edit('sandbox', 'to production', [], [], 'kept', { to: 'production' }),
  // Named, but never by the way: who is new may do everything in the cluster.
  edit(
    'production',
    'administrators by role',
    [['platform.access', { admins: ['arn:aws:iam::111122223333:role/platform'] }]],
    ['BP513'],
    'lost',
  ),
  edit('production', 'to sandbox', [], ['BP503', 'BP505', 'BP506'], 'lost', { to: 'sandbox' }),
  edit(
    'production',
    'another name of the site',
    [
      ['services.web', undefined],
      ['services.site', WEB],
    ],
    [],
    'lost',
  ),
  edit(
    'production',
    'another name of a consumer',
    [
      ['services.thumbnails', undefined],
      ['services.thumbs', THUMBNAILS],
    ],
    ['BP503'],
    'lost',
  ),
  edit('production', 'a service of another team', [['services.thumbnails.team', 'media']], [], 'lost'),
  edit(
    'production',
    'a bucket less',
    [
      ['stores.posters', undefined],
      ['services.web.reads', ['catalog']],
      ['services.web.writes', ['catalog']],
      ['services.thumbnails.reads', undefined],
      ['services.thumbnails.writes', ['catalog']],
    ],
    ['BP503'],
    'lost',
  ),
  edit(
    'sandbox',
    'a bucket less, in a sandbox',
    [
      ['stores.posters', undefined],
      ['services.web.reads', ['catalog']],
      ['services.web.writes', ['catalog']],
      ['services.thumbnails.reads', undefined],
      ['services.thumbnails.writes', ['catalog']],
    ],
    ['BP502'],
    'lost',
  ),
  edit(
    'production',
    'a stream less',
    [
      ['streams', undefined],
      ['services.web.publishes', undefined],
      ['services.thumbnails.consumes', undefined],
    ],
    ['BP503'],
    'lost',
  ),
  edit(
    'production',
    'a store under another name',
    [
      ['stores.posters', undefined],
      ['stores.images', { kind: 'object' }],
      ['services.web.reads', ['catalog', 'images']],
      ['services.web.writes', ['catalog', 'images']],
      ['services.thumbnails.reads', ['images']],
      ['services.thumbnails.writes', ['images', 'catalog']],
    ],
    ['BP503'],
    'lost',
  ),
  edit('production', 'a database of its own for a store', [['stores.catalog.dedicated', true]], ['BP504', 'BP507'], 'lost'),
  edit('production', 'events in order', [['streams.uploads.key', 'posterId']], ['BP501'], 'lost'),
  edit('production', 'messages that are kept half as long', [['streams.uploads.retentionHours', 12]], ['BP506'], 'kept'),
  edit('production', 'backups that are kept a shorter time', [['overrides.relational/main', { backupRetentionDays: 3 }]], [], 'kept', {
    noticed: ['BP506'],
  }),
  edit('production', 'a smaller disk of the database', [['overrides.relational/main', { allocatedStorageGiB: 50 }]], ['BP521'], 'kept', {
    given: [['overrides.relational/main', { allocatedStorageGiB: 100 }]],
  }),
  edit('production', 'another address range', [['network', { cidr: '10.64.0.0/16' }]], ['BP507', 'BP517', 'BP518'], 'lost'),
  edit('production', 'another name of the platform', [['name', 'flixstream']], ['BP506', 'BP507', 'BP511', 'BP519'], 'lost'),
  edit('production', 'an older Kubernetes', [['platform.kubernetes', '1.35']], [], 'kept', { noticed: ['BP521'] }),
  edit('production', 'a newer Kubernetes', [], [], 'kept', {
    given: [['platform.kubernetes', '1.35']],
    steps: [['platform.kubernetes', '1.36']],
  }),
  edit('production', 'two shards of a team', [['teams', { apps: { shards: 2 } }]], ['BP519'], 'lost'),
  edit('production', 'objects that expire', [['stores.posters.retentionDays', 30]], [], 'kept', { noticed: ['BP506'] }),
  edit('production', 'no public service any more', [['services.web.expose', 'internal']], ['BP503', 'BP507', 'BP517'], 'lost'),
  edit('production', 'another port', [['services.web.port', 9090]], [], 'lost'),
];
