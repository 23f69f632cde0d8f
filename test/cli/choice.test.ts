import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, type ContextRequest, type Request } from '../../lib/cli/choice';
import { contextOfApp } from '../../lib/cli/context';
import { stockBlueprint } from '../../lib/package-root';
import type { Said } from '../../lib/cli/said';
import { inFolder } from './terminal';

const said = (value: string): Said => ({ value, prefix: '--x ', origin: 'command line' });
const chosen = (request: Request, context: ContextRequest = {}, cwd = __dirname) => choose(request, context, cwd).choice;
const codes = (request: Request, context: ContextRequest = {}, cwd = __dirname) =>
  choose(request, context, cwd).problems.map((p) => p.code);

describe('which blueprint', () => {
  it('is the one that is named', () => expect(chosen({ blueprint: said('my.yaml') })).toMatchObject({ file: 'my.yaml', tier: undefined }));

  it('is the stock one of a tier', () =>
    expect(chosen({ tier: said('startup') })).toMatchObject({ file: stockBlueprint('startup'), tier: 'startup' }));

  it('has to be of the tier that is named beside it', () =>
    expect(chosen({ blueprint: said('my.yaml'), tier: said('growth') })).toMatchObject({ file: 'my.yaml', tier: 'growth' }));

  it('is what the context says when nothing is asked for', () =>
    expect(chosen({}, { blueprint: said('ours.yaml'), profile: said('production') })).toMatchObject({
      file: 'ours.yaml',
      profile: 'production',
    }));

  it('comes from the command before the context, whose profile stays', () =>
    expect(chosen({ blueprint: said('my.yaml') }, { tier: said('startup'), profile: said('sandbox') })).toMatchObject({
      file: 'my.yaml',
      tier: undefined,
      profile: 'sandbox',
    }));

  it('is the stock one of the default tier when nobody names anything', () =>
    expect(chosen({}, { defaultTier: said('startup') })).toMatchObject({ file: stockBlueprint('startup') }));

  it('does not have to be of the default tier', () =>
    expect(chosen({}, { blueprint: said('my.yaml'), defaultTier: said('startup') })).toMatchObject({ file: 'my.yaml', tier: undefined }));

  it('is ./blueprint.yaml when nothing says otherwise', () =>
    inFolder((folder) => {
      expect(codes({}, {}, folder)).toEqual(['BP081']);
      writeFileSync(join(folder, 'blueprint.yml'), '');
      expect(chosen({}, {}, folder)?.file).toBe('blueprint.yml');
      writeFileSync(join(folder, 'blueprint.yaml'), '');
      expect(chosen({}, {}, folder)?.file).toBe('blueprint.yaml');
    }));
});

it('reports all that is wrong with a request at once', () =>
  expect(codes({ tier: said('starup'), profile: said('prod'), from: said('scale'), validation: said('yes') })).toEqual([
    'BP082',
    'BP082',
    'BP305',
    'BP082',
  ]));

it.each(['scale', 'netflix'])('says that the tier %s is not built', (tier) => expect(codes({ tier: said(tier) })).toEqual(['BP305']));

it.each(['constructor', '__proto__', '', 'Startup '])('knows no tier %j', (tier) => expect(codes({ tier: said(tier) })).toEqual(['BP082']));

describe('the context of an app', () => {
  const contextIn = (cdkJson: string | undefined, env: Record<string, string>, check: (context: ReturnType<typeof contextOfApp>) => void) =>
    inFolder((folder) => {
      if (cdkJson !== undefined) writeFileSync(join(folder, 'cdk.json'), cdkJson);
      check(contextOfApp({ env, cwd: folder }));
    });

  it('is that of the CDK over that of cdk.json', () =>
    contextIn(
      '{"context":{"profile":"sandbox","phase":2}}',
      { CDK_CONTEXT_JSON: '{"profile":"production","aws:cdk:x":true}' },
      ({ request, problems }) => {
        expect(problems).toEqual([]);
        expect(request.profile).toEqual({ value: 'production', prefix: '-c profile=', origin: 'context' });
        expect(request.phase).toEqual({ value: '2', prefix: '"phase": ', origin: 'cdk.json' });
        expect(Object.keys(request).sort()).toEqual(['phase', 'profile']);
      },
    ));

  it('names cdk.json as the place of what the CDK only repeats', () =>
    contextIn('{"context":{"tier":"startup"}}', { CDK_CONTEXT_JSON: '{"tier":"startup"}' }, ({ request }) =>
      expect(request.tier?.origin).toBe('cdk.json'),
    ));

  it('comes from a file when it is too large for the environment', () =>
    inFolder((folder) => {
      const file = join(folder, 'context.json');
      writeFileSync(file, '{"tier":"startup"}');
      expect(contextOfApp({ env: { CONTEXT_OVERFLOW_LOCATION_ENV: file }, cwd: folder }).request.tier?.value).toBe('startup');
    }));

  it.each(['{', '[]', '"tier"', ''])('reports a cdk.json that is %j', (text) =>
    contextIn(text, {}, ({ request, problems }) => {
      expect(request).toEqual({});
      expect(problems).toMatchObject([{ code: 'BP085', location: { file: 'cdk.json' } }]);
    }),
  );

  it('is empty without a cdk.json, and with one that has none', async () => {
    await contextIn(undefined, {}, ({ request, problems }) => expect({ request, problems }).toEqual({ request: {}, problems: [] }));
    await contextIn('{"app":"x","context":[]}', {}, ({ request, problems }) =>
      expect({ request, problems }).toEqual({ request: {}, problems: [] }),
    );
  });
});
