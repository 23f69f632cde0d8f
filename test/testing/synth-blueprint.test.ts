import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { Builder } from '../../lib/build';
import { BlueprintError } from '../../lib/diagnostics';
import { defineCapability } from '../../lib/plan';
import { synthBlueprint } from '../../lib/testing';

const TEXT = 'version: 1\nname: hello\ntier: startup\nservices:\n  web: { runtime: node, role: site, expose: public }\n';

describe('synthBlueprint', () => {
  it('takes text, an object and a file, which come to the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-synth-'));
    try {
      writeFileSync(join(folder, 'hello.yaml'), TEXT);
      const text = synthBlueprint(TEXT);
      const file = synthBlueprint('hello.yaml', { cwd: folder });
      const object = synthBlueprint({ name: 'hello', services: { web: { runtime: 'node', role: 'site', expose: 'public' } } });
      expect(text.plan.profile).toBe('production');
      for (const other of [file, object]) expect(other.files).toEqual(text.files);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('takes the profile that is asked for', () => {
    expect(synthBlueprint(TEXT, { profile: 'sandbox' }).plan.profile).toBe('sandbox');
  });

  it('throws what the CLI would print, with the place of the mistake', () => {
    const read = (): unknown => synthBlueprint(TEXT.replace('expose: public', 'reads: [catalogue]'));
    expect(read).toThrow(BlueprintError);
    expect(read).toThrow(/^error\[BP204\] services\.web\.reads.*\n {2}--> blueprint\.yaml:5:/);
  });

  it('throws what planning finds, too', () => {
    const read = (): unknown => synthBlueprint({ name: 'hello', overrides: { 'network/other': { natGateways: 2 } } });
    expect(read).toThrow(/^error\[BP3\d\d\]/);
  });

  it('plans the upgrade of what stands deployed, and refuses one that loses data', () => {
    const former = { name: 'hello', stores: { posters: { kind: 'object' } } } as const;
    const upgraded = synthBlueprint({ ...former, stores: { posters: { kind: 'object' }, letters: { kind: 'object' } } }, { from: former });
    expect(upgraded.plan.entries.map((e) => e.id)).toEqual(expect.arrayContaining(['object/posters', 'object/letters']));
    expect(() => synthBlueprint({ name: 'hello' }, { from: former })).toThrow(/^error\[BP319\]/);
  });

  it('plans and builds a capability of the caller', () => {
    const mailbox = defineCapability<'mailbox', object, object>({
      kind: 'mailbox',
      layer: 'streaming',
      scope: 'region',
      systems: [],
      plan: () => [{ id: 'mailbox/main', engine: 'sqs', size: {}, spec: {}, reason: 'for letters' }],
    });
    const build: Builder = (_, context) => void new CfnQueue(context.stack('Mail'), 'Letters');
    const { plan, templates } = synthBlueprint(TEXT, { capabilities: { mailbox }, builders: { mailbox: build } });
    expect(plan.entries.at(-1)?.id).toBe('mailbox/main');
    expect(Object.values(templates.get('hello-us-east-1-Mail')?.Resources ?? {}).map((r) => r.Type)).toEqual(['AWS::SQS::Queue']);
  });
});
