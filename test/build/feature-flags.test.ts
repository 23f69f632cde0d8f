import { readFileSync } from 'node:fs';
import { FEATURE_FLAGS } from '../../lib/build/feature-flags';

it('are what the CDK recommends, but for strong references', () => {
  const recommended = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(FEATURE_FLAGS).toEqual({ ...recommended, '@aws-cdk/core:defaultCrossStackReferences': 'strong' });
});
