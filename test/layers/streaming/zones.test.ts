import type { BlueprintInput } from '../../../lib/blueprint';
import { topic, type TopicSize, type TopicSpec } from '../../../lib/layers/streaming/topic/capability';
import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { Access } from '../../../lib/plan/contract';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const quiet = { metrics: 'cloudwatch', delivery: { strategy: 'rolling' } } as const;

const planned = (platform: BlueprintInput['platform'] = quiet) =>
  planOrThrow(
    blueprintOf({
      tier: 'growth',
      profile: 'sandbox',
      platform,
      services: {
        web: { runtime: 'node', publishes: ['plays'] },
        bookmarks: { runtime: 'node', role: 'worker', team: 'playback', consumes: ['plays'] },
      },
      streams: { plays: { eventsPerDay: 125_000_000, replay: true } },
    }),
  );

type Topic = PlanEntry<TopicSize, TopicSpec>;
const topicOf = (platform?: BlueprintInput['platform']): Topic => planned(platform).entries.find((e) => e.id === 'topic/plays') as Topic;
const connect = (access: readonly Access[], name: string, team: string) =>
  topic.connect?.(topicOf(), { access, target: 'plays', variable: 'STREAM_PLAYS', workload: { name, team } });

describe('a consumer of a topic', () => {
  it('hears its zone, and which id that has: brokers of a zone have the id as their rack', () => {
    const { templates, manifests } = synthesize(planned());
    const { Outputs, Resources } = templates.get('streamflix-us-east-1-Network') ?? { Resources: {} };
    // `<name of the zone of a subnet>=<id of that zone>`, for the three zones that the nodes are in.
    const [separator, parts] = (Outputs?.['ZoneIds']?.Value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
    const names = parts.filter((part): part is { 'Fn::GetAtt': [string, string] } => typeof part === 'object');
    const ids = parts.filter((part): part is string => typeof part === 'string').map((text) => text.replace(/^=|,$/g, ''));
    expect([separator, names.map((name) => name['Fn::GetAtt'][1])]).toEqual(['', Array(3).fill('AvailabilityZone')]);
    expect(names.map((name) => Resources[name['Fn::GetAtt'][0]]?.Properties?.['AvailabilityZoneId'])).toEqual(ids);

    const [pod] = [...manifests.values()].flat().filter((o) => o.kind === 'Deployment' && o.metadata.name === 'bookmarks');
    expect(JSON.stringify(pod)).toContain(`{"name":"STREAM_PLAYS_ZONE","value":"$(POD_ZONE)"}`);
    expect(JSON.stringify([...manifests.values()])).toContain('"STREAM_PLAYS_ZONE_IDS":"${binding:streamflix-us-east-1-Network.ZoneIds}"');
  });

  it('needs it, who publishes does not: that goes to the leader', () => {
    expect(connect(['consume'], 'bookmarks', 'playback')?.perPod).toEqual({ STREAM_PLAYS_ZONE: '$(POD_ZONE)' });
    const publisher = connect(['publish'], 'web', 'apps');
    expect(publisher?.environment).not.toHaveProperty('STREAM_PLAYS_ZONE_IDS');
    expect(publisher?.perPod).toBeUndefined();
  });

  it('hears nothing of zones where its pods do not know theirs', () => {
    expect(topicOf({ ...quiet, kubernetes: '1.34' }).spec.zonesStack).toBeUndefined();
    expect(topicOf({ ...quiet, kubernetes: '1.35' }).spec.zonesStack).toBe('streamflix-us-east-1-Network');
  });
});
