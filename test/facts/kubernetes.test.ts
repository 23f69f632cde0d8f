import { creatableKubernetesVersions, defaultKubernetesVersion, kubernetesVersions, supportPhase } from '../../lib/facts/kubernetes';

const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [new Date(from), new Date(to)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
};

describe('support calendar of EKS', () => {
  it.each(Object.entries(kubernetesVersions))('%s has 14 months of standard and 12 of extended support', (_version, dates) => {
    expect(monthsBetween(dates.released, dates.endOfStandardSupport)).toBe(14);
    expect(monthsBetween(dates.endOfStandardSupport, dates.endOfExtendedSupport)).toBe(12);
  });

  it('is in order, without gaps', () => {
    const minors = Object.keys(kubernetesVersions).map((version) => Number(version.split('.')[1]));
    expect(minors).toEqual(minors.map((_, i) => (minors[0] ?? 0) + i));
    const released = Object.values(kubernetesVersions).map((dates) => dates.released);
    expect([...released].sort()).toEqual(released);
  });

  it('tells the phase of a version on a day', () => {
    expect(supportPhase('1.34', '2026-12-01')).toBe('standard');
    expect(supportPhase('1.34', '2026-12-02')).toBe('extended');
    expect(supportPhase('1.31', '2026-11-26')).toBe('ended');
    expect(supportPhase('1.37', '2026-10-01')).toBe('unknown');
    expect(supportPhase('1.99', '2026-10-01')).toBe('unknown');
    expect(creatableKubernetesVersions('2026-11-23')).toEqual(['1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37']);
    expect(creatableKubernetesVersions('2026-11-27')[0]).toBe('1.32');
  });

  it('has its default in standard support for a year and more from its release', () => {
    const { released, endOfStandardSupport } = kubernetesVersions[defaultKubernetesVersion] ?? { released: '', endOfStandardSupport: '' };
    expect(monthsBetween(released, endOfStandardSupport)).toBeGreaterThanOrEqual(12);
  });
});
