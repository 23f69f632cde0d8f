import type { Json, Resource } from '../../../lib/change';
import { interruptionRule } from '../../../lib/change/templates/interruptions';
import { edits, resource } from './cases/gate';

const database = (properties: Readonly<Record<string, Json>>): Resource => resource('AWS::RDS::DBInstance', properties);
const brokers = (revision: number, InstanceType = 'kafka.m7g.large'): Resource =>
  resource('AWS::MSK::Cluster', { BrokerNodeGroupInfo: { InstanceType }, ConfigurationInfo: { Arn: 'a', Revision: revision } });

edits(interruptionRule, [
  { name: 'nothing', before: database({}), after: database({}), said: [] },
  {
    name: 'a bigger database',
    before: database({ DBInstanceClass: 'db.r8g.large' }),
    after: database({ DBInstanceClass: 'db.r8g.xlarge' }),
    said: ['BP522 attention'],
  },
  { name: 'more room', before: database({ AllocatedStorage: '20' }), after: database({ AllocatedStorage: '40' }), said: [] },
  { name: 'another version', before: database({ EngineVersion: '16' }), after: database({ EngineVersion: '17' }), said: ['BP522 attention'] },
  { name: 'another configuration of brokers', before: brokers(1), after: brokers(2), said: ['BP522 attention'] },
  { name: 'bigger brokers', before: brokers(1), after: brokers(1, 'kafka.m7g.xlarge'), said: ['BP522 attention'] },
]);
