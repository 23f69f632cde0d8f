import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, type Check, type Resource } from '../../../lib/change';
import { readAssembly } from '../../../lib/cli/change/read-assembly';

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const HASH = 'c0'.repeat(32);

/** How a parent says where the template of its nested stack lies. */
type Named = 'metadata' | 'assets' | 'nowhere';

const table = (KeyType: string, key: string): Resource => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'id', KeyType }],
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { Ref: key } },
  },
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
});

/** A folder as the CDK writes it: a stack with a key, and in a stack nested in it the resources. */
const written = (named: Named, url: string, resources: Readonly<Record<string, Resource>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-nested-'));
  folders.push(folder);
  const write = (file: string, value: unknown): void => writeFileSync(join(folder, file), JSON.stringify(value));
  write('manifest.json', {
    artifacts: {
      shop: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111122223333/us-east-1',
        properties: { templateFile: 'shop.template.json' },
      },
    },
  });
  const inner: Resource = {
    Type: 'AWS::CloudFormation::Stack',
    Properties: {
      TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.amazonaws.com/assets/${named === 'nowhere' ? url : HASH}.json` },
      Parameters: { Key: { 'Fn::GetAtt': ['Key', 'Arn'] } },
    },
    ...(named === 'metadata' ? { Metadata: { 'aws:asset:path': 'inner.nested.template.json' } } : {}),
  };
  write('shop.template.json', { Resources: { Key: { Type: 'AWS::KMS::Key' }, Inner: inner } });
  write('inner.nested.template.json', { Parameters: { Key: { Type: 'String' } }, Resources: resources });
  if (named === 'assets') write('shop.assets.json', { files: { [HASH]: { source: { path: 'inner.nested.template.json' } } } });
  return folder;
};

const between = (before: string, after: string): Check => check(readAssembly(before, '/'), readAssembly(after, '/'));

const said = ({ findings }: Check): readonly string[] =>
  findings.map(({ code, verdict, place }) => `${code} ${verdict} ${'stack' in place ? `${place.stack}.${place.logicalId ?? ''}` : ''}`);

const orders = { Orders: table('HASH', 'Key') };

describe('a stack nested in another', () => {
  it.each(['metadata', 'assets'] as const)('is looked into, where %s say in which file its template lies', (named) => {
    const checked = between(written(named, 'one', orders), written(named, 'two', { Orders: table('RANGE', 'Key') }));
    expect(said(checked)).toEqual(['BP501 refused shop/Inner.Orders']);
    expect(checked.blind).toEqual([]);
  });

  it('is the same as before, where nothing differs', () => {
    expect(between(written('metadata', 'one', orders), written('assets', 'one', orders))).toMatchObject({ verdict: 'safe', changes: [] });
  });

  it('lets go of what it retains when it goes', () => {
    const folder = written('metadata', 'one', orders);
    const without = readAssembly(folder, '/').stacks.flatMap((stack) =>
      stack.nestedIn === undefined ? [{ ...stack, template: { Resources: { Key: { Type: 'AWS::KMS::Key' } } } }] : [],
    );
    const { findings } = check(readAssembly(folder, '/'), { stacks: without });
    expect(findings.map(({ code, message }) => [code, message.slice(0, 45)])).toEqual([
      ['BP502', 'Inner would be deleted, with everything in it'],
      ['BP503', 'Orders would leave its stack and stay in the '],
    ]);
  });

  it('is named where its template is not at hand, and changes', () => {
    const checked = between(written('nowhere', 'one', orders), written('nowhere', 'two', orders));
    expect(said(checked)).toEqual(['BP501 attention shop.Inner']);
    expect(checked.blind.join()).toContain('shop.Inner');
  });

  it('is compared with nothing, where only one side has its template', () => {
    const checked = between(written('nowhere', 'one', orders), written('metadata', 'one', orders));
    expect(checked.summary).toEqual({ add: 0, change: 1, replace: 0, remove: 0 });
  });
});
