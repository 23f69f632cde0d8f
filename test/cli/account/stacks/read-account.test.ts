import type { Assembly, Stack, Template } from '../../../../lib/change';
import { readAccount, type AccountOptions } from '../../../../lib/cli/account/stacks/read-account';
import { BlueprintError } from '../../../../lib/diagnostics';
import { clientsOf, startCloudFormation, type Behaviour, type HeldStack } from './cloudformation';

const QUEUE: Template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
const SHOP = { name: 'shop', regions: ['us-east-1'] };

const made = (name: string, region = 'us-east-1', more: Partial<Stack> = {}): Stack => ({ name, region, template: QUEUE, ...more });
const held = (name: string, more: Partial<HeldStack> = {}, template: object = QUEUE): HeldStack => ({
  name,
  body: JSON.stringify(template),
  ...more,
});
const assembly = (...stacks: readonly Stack[]): Assembly => ({ stacks });

const reading = async (behaviour: Behaviour, after: Assembly, options: AccountOptions = { origin: SHOP }, home?: string) => {
  const server = await startCloudFormation(behaviour);
  const pauses: number[] = [];
  try {
    const read = await readAccount(after, clientsOf(server.url, home), {
      ...options,
      pause: (ms) => Promise.resolve(void pauses.push(ms)),
    });
    return { ...read, names: read.stacks.map(({ name, region }) => `${region} ${name}`), log: server.log, pauses };
  } finally {
    await server.stop();
  }
};

const refused = async (behaviour: Behaviour, after: Assembly, options?: AccountOptions) => {
  const fault: unknown = await reading(behaviour, after, options).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(BlueprintError);
  return (fault as BlueprintError).diagnostics[0];
};

describe('which stacks are read', () => {
  it('are those of the new assembly, and those of its blueprint that it has no more', async () => {
    const stacks = {
      'us-east-1': [
        held('CDKToolkit'),
        held('shop-us-east-1-Data'),
        held('shop-us-east-1-Old'),
        held('shop-us-east-1-Other', { tags: { 'strata:blueprint': 'shop-us-east-1-x' } }),
        held('shop-us-east-1-Data-Nested', { parent: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop-us-east-1-Data/1' }),
        held('shopping-us-east-1-Data'),
      ],
    };
    const { names, log } = await reading({ stacks }, assembly(made('shop-us-east-1-Data'), made('shop-us-east-1-New')));
    expect(names).toEqual(['us-east-1 shop-us-east-1-Data', 'us-east-1 shop-us-east-1-Old']);
    expect(log).toEqual([
      'DescribeStacks us-east-1',
      'DescribeStacks us-east-1 2',
      'DescribeStacks us-east-1 4',
      'GetTemplate us-east-1 shop-us-east-1-Data',
      'GetTemplate us-east-1 shop-us-east-1-Old',
    ]);
  });

  it('are those of the same names alone, where it is an app of somebody else', async () => {
    const stacks = { 'us-east-1': [held('shop-us-east-1-Data'), held('shop-us-east-1-Old')] };
    const { names, blind } = await reading({ stacks }, assembly(made('shop-us-east-1-Data')), {});
    expect(names).toEqual(['us-east-1 shop-us-east-1-Data']);
    expect(blind).toEqual([expect.stringContaining('no longer in the assembly')]);
  });

  it('stand in regions of the plan, of what is deployed, and of those that templates name', async () => {
    const reader = { ...QUEUE, Outputs: { Far: { Value: { 'Fn::GetStackOutput': { StackName: 'shop-eu-west-1-Edge' } } } } };
    const stacks = {
      'us-east-1': [held('shop-us-east-1-Edge', {}, reader)],
      'eu-west-1': [held('shop-eu-west-1-Edge')],
      'us-west-2': [held('shop-us-west-2-Data')],
    };
    const { names, blind } = await reading({ stacks }, assembly(made('shop-us-east-1-Edge')), { origin: SHOP, regions: ['us-west-2'] });
    expect(names).toEqual(['us-east-1 shop-us-east-1-Edge', 'us-west-2 shop-us-west-2-Data', 'eu-west-1 shop-eu-west-1-Edge']);
    expect(blind).toEqual(['stacks of shop outside of us-east-1, us-west-2, eu-west-1']);
  });

  it('do not count while they are only a plan, or are gone', async () => {
    const stacks = {
      'us-east-1': [held('shop-us-east-1-A', { status: 'REVIEW_IN_PROGRESS' }), held('shop-us-east-1-B', { status: 'DELETE_COMPLETE' })],
    };
    const { names, blind } = await reading({ stacks }, assembly(made('shop-us-east-1-A')));
    expect(names).toEqual([]);
    expect(blind?.[0]).toContain('what stands in us-east-1: the account has none of these stacks there');
  });

  it('stand in the region of the surroundings, where the assembly names none', async () => {
    const after = assembly(made('App', 'unknown-region'));
    const { names } = await reading({ stacks: { 'eu-north-1': [held('App')] } }, after, {}, 'eu-north-1');
    expect(names).toEqual(['eu-north-1 App']);
    expect(await refused({}, after, {})).toMatchObject({ code: 'BP089', message: expect.stringContaining('name a region') as string });
  });
});

describe('what is read of a stack', () => {
  it('is its template, protection, account, status and parameters, but no value that is not shown', async () => {
    const Parameters = {
      Size: { Type: 'String', Default: 'small' },
      Same: { Type: 'String', Default: '1' },
      Key: { Type: 'String', NoEcho: true },
    };
    const stack = held(
      'shop-us-east-1-A',
      { protection: true, parameters: { Size: 'large', Same: '1', Key: '****' } },
      { ...QUEUE, Parameters },
    );
    const { stacks, blind } = await reading({ stacks: { 'us-east-1': [stack] } }, assembly(made(stack.name)));
    expect(stacks).toEqual([
      {
        name: stack.name,
        region: 'us-east-1',
        template: { ...QUEUE, Parameters },
        terminationProtection: true,
        parameters: { Size: 'large' },
        account: '111122223333',
        status: 'CREATE_COMPLETE',
      },
    ]);
    expect(blind?.[0]).toBe('the value of the parameter Key of shop-us-east-1-A, which is not shown');
  });

  it('is who imports its exports, page by page, where its template is about to change', async () => {
    const Outputs = { O: { Value: 'v', Export: { Name: 'vpc' } } };
    const exports = ['vpc', 'unused'];
    const stacks = {
      'us-east-1': [held('shop-us-east-1-A', { exports }, { ...QUEUE, Outputs }), held('shop-us-east-1-B', { exports: ['same'] })],
    };
    const after = assembly(made('shop-us-east-1-A'), made('shop-us-east-1-B'));
    const read = await reading({ stacks, imports: { vpc: ['third', 'first', 'second'], same: ['x'] } }, after);
    expect(read.stacks.map(({ importedBy }) => importedBy)).toEqual([{ vpc: ['first', 'second', 'third'], unused: [] }, undefined]);
    expect(read.log.filter((line) => line.startsWith('ListImports'))).toEqual([
      'ListImports us-east-1 vpc',
      'ListImports us-east-1 vpc 2',
      'ListImports us-east-1 unused',
    ]);
  });

  it('has the letters again that CloudFormation keeps as question marks, and no others', async () => {
    const said = (Description: string) => ({
      Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { Description, List: [Description] } } },
    });
    const at = (template: object) => ({ 'us-east-1': [held('shop-us-east-1-A', {}, template)] });
    const after = assembly(made('shop-us-east-1-A', 'us-east-1', { template: said('Größe → 😀?') }));
    expect((await reading({ stacks: at(said('Gr??e ? ??')) }, after)).stacks[0]?.template).toEqual(said('Größe → 😀?'));
    expect((await reading({ stacks: at(said('Gr??e ? ?!')) }, after)).stacks[0]?.template).toEqual(said('Gr??e ? ?!'));
  });

  it('has no resources where it was never made', async () => {
    const stacks = { 'us-east-1': [held('shop-us-east-1-A', { status: 'ROLLBACK_COMPLETE' })] };
    expect((await reading({ stacks }, assembly(made('shop-us-east-1-A')))).stacks[0]).toMatchObject({ template: { Resources: {} } });
  });
});

describe('an account that does not answer', () => {
  const after = assembly(made('shop-us-east-1-A'));

  it('is waited for, longer each time', async () => {
    const { names, pauses } = await reading({ stacks: { 'us-east-1': [held('shop-us-east-1-A')] }, throttled: 2 }, after);
    expect(names).toHaveLength(1);
    expect(pauses[1]).toBe(2 * (pauses[0] ?? 0));
  });

  it.each([
    ['AccessDenied', /may not read stacks/, /cloudformation:DescribeStacks, ListStacks, GetTemplate and ListImports/],
    ['InvalidClientTokenId', /no credentials that AWS accepts/, /sign in/],
    ['ExpiredToken', /no credentials that AWS accepts/, /sign in/],
    ['Throttling', /too busy/, /again/],
    ['OptInRequired', /does not use us-east-1/, /enable-region --region-name us-east-1/],
    ['ValidationError', /refuses to answer/, /again/],
  ])('is refused for %s', async (code, meaning, hint) => {
    const diagnostic = await refused({ refuses: { code, message: 'so it is' } }, after);
    expect(diagnostic).toMatchObject({ code: 'BP089', severity: 'error' });
    expect(diagnostic?.message).toMatch(meaning);
    expect(diagnostic?.message).toContain(`${code}: so it is`);
    expect(diagnostic?.hint).toMatch(hint);
  });

  it('is told from a region that is switched off, which alone refuses the credentials', async () => {
    const refuses = { code: 'UnrecognizedClientException', message: 'invalid', region: 'us-west-2' };
    const both = assembly(made('shop-us-east-1-A'), made('shop-us-west-2-A', 'us-west-2'));
    expect((await refused({ refuses }, both))?.message).toContain('the account does not use us-west-2');
  });

  it('is refused where it is another account than the assembly is for', async () => {
    const other = assembly(made('shop-us-east-1-A', 'us-east-1', { account: '999988887777' }));
    const { message = '' } = (await refused({ stacks: { 'us-east-1': [held('CDKToolkit')] } }, other)) ?? {};
    expect(message).toBe('shop-us-east-1-A is for account 999988887777, and the credentials are of 111122223333');
  });

  it('is refused where a template cannot be read', async () => {
    const stacks = { 'us-east-1': [held('shop-us-east-1-A', { body: '- a\n- b' })] };
    expect((await refused({ stacks }, after))?.message).toBe('the template of shop-us-east-1-A is neither JSON nor YAML');
  });

  it('is no excuse for a fault of this program', async () => {
    const api = { describeStacks: () => Promise.reject(new TypeError('x is undefined')) };
    const apis = { at: () => api as never, home: () => Promise.resolve(undefined) };
    await expect(readAccount(after, apis)).rejects.toBeInstanceOf(TypeError);
  });
});
