import {
  addonVersion,
  cloudWatchObservability,
  cloudWatchObservabilityConfiguration,
  containedInAutoMode,
  containerInsightsLogGroups,
  metricsServer,
  metricsServerConfiguration,
  secretsStoreProvider,
} from '../../lib/facts/eks-addons';
import { defaultKubernetesVersion, kubernetesVersions } from '../../lib/facts/kubernetes';

const addons = [metricsServer, cloudWatchObservability, secretsStoreProvider];

describe('EKS add-ons', () => {
  it.each(addons)('$name has versions of the form that EKS takes, for versions of Kubernetes that EKS has', (addon) => {
    for (const [kubernetes, version] of Object.entries(addon.versions)) {
      expect(kubernetesVersions).toHaveProperty([kubernetes]);
      expect(version).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    }
    expect(containedInAutoMode).not.toContain(addon.name);
  });

  it('knows what startup installs on the default version, and leaves the rest to EKS', () => {
    expect(addonVersion(metricsServer, defaultKubernetesVersion)).toBeDefined();
    expect(addonVersion(cloudWatchObservability, defaultKubernetesVersion)).toBeDefined();
    expect(addonVersion(metricsServer, '1.37')).toBeUndefined();
    expect(addonVersion(secretsStoreProvider, defaultKubernetesVersion)).toBeUndefined();
  });

  it('lets every Deployment of an add-on onto the tainted system pool', () => {
    expect(metricsServerConfiguration.tolerations).toContainEqual({ key: 'CriticalAddonsOnly', operator: 'Exists' });
    expect(cloudWatchObservabilityConfiguration.manager.tolerations).toContainEqual({ key: 'CriticalAddonsOnly', operator: 'Exists' });
  });

  it('names the log groups of a cluster', () => {
    expect(containerInsightsLogGroups('demo')).toContain('/aws/containerinsights/demo/application');
    expect(new Set(containerInsightsLogGroups('demo')).size).toBe(4);
  });
});
