import { planOrThrow } from '../../lib/plan';
import { synthesize } from '../../lib/testing';
import { blueprintOf } from '../support/blueprint';

const web = { runtime: 'node', expose: 'public' } as const;

describe('a name of the blueprint', () => {
  it.each([
    ['exports', { kind: 'object' }, 'Data', 'ExportsS3'],
    ['exports', { kind: 'relational', dedicated: true, engine: 'postgres' }, 'Data', 'ExportsPostgres'],
  ] as const)('may be what the CDK calls something of its own in a stack: the store %s of %j', (name, store, stack, id) => {
    const { templates } = synthesize(
      planOrThrow(
        blueprintOf({
          tier: 'growth',
          services: { web: { ...web, reads: ['accounts', 'words', name] } },
          // Made before it, and exported.
          stores: { accounts: { kind: 'relational' }, words: { kind: 'search', engine: 'opensearch' }, [name]: store },
        }),
      ),
    );
    expect(templates.get(`streamflix-us-east-1-${stack}`)!.Resources).toHaveProperty(id);
  });

  it('may be so for a stream, too', () => {
    const { templates } = synthesize(
      planOrThrow(
        blueprintOf({
          tier: 'growth',
          services: {
            web: { ...web, publishes: ['exports', 'plays'] },
            writer: { runtime: 'go', role: 'worker', consumes: ['exports', 'plays'] },
          },
          streams: { exports: {}, plays: { replay: true } },
        }),
      ),
    );
    expect(Object.keys(templates.get('streamflix-us-east-1-Streaming')!.Resources)).toEqual(
      expect.arrayContaining(['ExportsSqsWriter', 'PlaysMsk']),
    );
  });

  it('may end in the name of an engine that another store is on', () => {
    const stores = {
      find: { kind: 'search', engine: 'opensearch', dedicated: true },
      'find-open-search': { kind: 'object' },
      people: { kind: 'key-value' },
      'people-dynamo-db': { kind: 'object' },
      'people-table': { kind: 'relational', engine: 'postgres', dedicated: true },
      'search-log-policy': { kind: 'object' },
      visits: { kind: 'cache', dedicated: true },
      'visits-cache': { kind: 'object' },
    } as const;
    const { templates } = synthesize(
      planOrThrow(blueprintOf({ tier: 'growth', services: { web: { ...web, reads: Object.keys(stores) } }, stores })),
    );
    expect(Object.keys(templates.get('streamflix-us-east-1-Data')!.Resources)).toEqual(
      expect.arrayContaining([
        'FindOpenSearch',
        'FindOpenSearchS3',
        'PeopleDynamoDb',
        'PeopleDynamoDbS3',
        'PeopleTablePostgres',
        'SearchLogPolicyS3',
        'VisitsValkey',
        'VisitsCacheS3',
      ]),
    );
  });
});
