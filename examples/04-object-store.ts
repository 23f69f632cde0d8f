// A private bucket, and the one workload that may read and write it: its pods get the role through EKS Pod Identity.
import { App, Stack } from 'aws-cdk-lib';
import { ObjectStore } from 'strata-blueprints/data';
import { PurposeKey } from 'strata-blueprints/platform';
import { WorkloadRole } from 'strata-blueprints/services';

export const app = new App();
const stack = new Stack(app, 'Media', { env: { region: 'eu-west-1' } });

const { key } = new PurposeKey(stack, 'DataKey', { description: 'Posters', alias: 'alias/posters' });
const { bucket } = new ObjectStore(stack, 'Posters', { keyArn: key.keyArn, noncurrentDays: 7 });

new WorkloadRole(stack, 'thumbnails', {
  clusterName: 'mine',
  namespace: 'apps',
  grants: [
    { sid: 'Objects', actions: ['s3:GetObject', 's3:PutObject'], resources: [`${bucket.attrArn}/*`] },
    {
      sid: 'Key',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` } },
    },
  ],
});
