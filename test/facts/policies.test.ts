import { RegionInfo } from 'aws-cdk-lib/region-info';
import { supportedRegions } from '../../lib/facts/regions';
import {
  controlPlaneLogGroup,
  elbAccessLogPrincipal,
  flowLogs,
  logDeliveryStatement,
  queueStatement,
  topicStatement,
} from '../../lib/facts/resource-policies';
import {
  logDeliveryKeyStatement,
  logsKeyStatement,
  publisherKeyStatement,
  publishers,
  viaService,
  type Publisher,
} from '../../lib/facts/service-principals';

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };
const names = Object.keys(publishers) as Publisher[];

describe('policies for service principals', () => {
  it('lets CloudWatch Logs of that region use a key for the groups of that account', () => {
    const { services, conditions } = logsKeyStatement(place);
    expect(services).toEqual(['logs.eu-west-1.amazonaws.com']);
    expect(conditions).toEqual({ ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111122223333:log-group:*' } });
    expect(logsKeyStatement(place, '/demo/*').conditions).toEqual({
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111122223333:log-group:/demo/*' },
    });
  });

  it.each(names)('gives %s the key and the topic, and nothing else', (publisher) => {
    const key = publisherKeyStatement(publisher, place);
    const topic = topicStatement(publisher, 'arn:aws:sns:eu-west-1:111122223333:alarms', place);
    expect(key.services).toEqual([publishers[publisher].service]);
    expect(topic.services).toEqual(key.services);
    expect(topic.sid).toBe(key.sid);
    expect(key.sid).toMatch(/^[A-Za-z0-9]+$/);
    expect(key.actions).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    expect(topic.actions).toEqual(publisher === 'prometheus' ? ['sns:Publish', 'sns:GetTopicAttributes'] : ['sns:Publish']);
    expect(key.conditions === undefined).toBe(!publishers[publisher].sourceOnKey);
  });

  it('limits topics to this account, but for EventBridge, which meets no condition there', () => {
    expect(topicStatement('cloudWatch', 't', place).conditions).toEqual({
      ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*' },
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    });
    expect(topicStatement('budgets', 't', place).conditions?.['ArnLike']).toEqual({ 'aws:SourceArn': 'arn:aws:budgets::111122223333:*' });
    expect(topicStatement('events', 't', place).conditions).toBeUndefined();
    expect(queueStatement('q', 't').conditions).toEqual({ ArnEquals: { 'aws:SourceArn': 't' } });
  });

  it('delivers logs into named groups only', () => {
    expect(logDeliveryStatement(place, ['aws-waf-logs-demo']).resources).toEqual([
      'arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-demo:log-stream:*',
    ]);
    expect(logDeliveryKeyStatement(place).conditions).toEqual(logDeliveryStatement(place, []).conditions);
    expect(flowLogs.trustConditions(place).StringEquals).toEqual({ 'aws:SourceAccount': '111122223333' });
  });

  it('knows who writes the access logs of a load balancer', () => {
    expect(elbAccessLogPrincipal('us-east-1')).toEqual({ account: '127311923021' });
    for (const region of supportedRegions) {
      const account = RegionInfo.get(region).elbv2Account;
      if (account !== undefined) expect(elbAccessLogPrincipal(region)).toEqual({ account });
    }
    expect(elbAccessLogPrincipal('eu-central-2')).toEqual({ service: 'logdelivery.elasticloadbalancing.amazonaws.com' });
  });

  it('writes names as the services do', () => {
    expect(viaService('rds', 'eu-west-1')).toBe('rds.eu-west-1.amazonaws.com');
    expect(controlPlaneLogGroup('demo')).toBe('/aws/eks/demo/cluster');
  });
});
