import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { entryOf, quantities } from '../../support/used';

describe('the bill of image repositories', () => {
  it('is that of full ones', () => {
    const services = { site: { runtime: 'node' }, worker: { runtime: 'node', role: 'worker' } } as const;
    const registry = (profile: 'production' | 'sandbox') =>
      entryOf(planOrThrow(blueprintOf({ profile, services, images: 'built' })), 'registry/apps');
    expect(quantities(registry('production'))).toEqual({ images: (2 * 100 * 50) / 1_024 });
    expect(quantities(registry('sandbox'))).toEqual({ images: (2 * 10 * 50) / 1_024 });
    expect(registry('sandbox').quotas).toEqual([{ quota: 'ecr.repositories', amount: 2 }]);
  });
});
