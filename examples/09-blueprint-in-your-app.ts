// A whole blueprint inside an app of your own (load → plan → build), with a capability of your own among ours: an archive of events.
import { App, Stack } from 'aws-cdk-lib';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import {
  build,
  builders,
  capabilities,
  defineCapability,
  formatDiagnostics,
  parseBlueprint,
  planOrThrow,
  type Builder,
} from 'strata-blueprints';

const { blueprint, diagnostics, sources } = parseBlueprint(`
version: 1
name: hello
tier: startup
services:
  web: { runtime: node, role: site, expose: public }
`);
if (!blueprint) throw new Error(formatDiagnostics(diagnostics, sources));

// What is decided: plain data, which `overrides` of the blueprint may change and every report shows.
const archive = defineCapability<'archive', { readonly days: number }, object>({
  kind: 'archive',
  layer: 'streaming',
  scope: 'region',
  systems: [],
  plan: () => [{ id: 'archive/main', engine: 'eventbridge', size: { days: 30 }, spec: {}, reason: 'auditors ask for a month of events' }],
});
// What is built from it, in a stack named like ours: hello-us-east-1-Archive.
const buildArchive: Builder<{ readonly days: number }> = ({ size }, context) => {
  const stack = context.stack('Archive');
  const bus = new CfnEventBus(stack, 'Bus', { name: context.names.physical('queue', 'audit') });
  new CfnArchive(stack, 'Events', { sourceArn: bus.attrArn, retentionDays: size.days });
};

export const app = new App();
export const { clusters } = build(app, planOrThrow(blueprint, { ...capabilities, archive }), { ...builders, archive: buildArchive });
// Manifests of each cluster by path; write them where your delivery looks for them.
export const manifests = [...clusters.values()].flatMap((cluster) => [...cluster.files().keys()]);

new Stack(app, 'Mine', { description: 'What else your app is made of' });
