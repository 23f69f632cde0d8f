import { metrics, type Metric } from '../../lib/facts/metrics';

const all: readonly Metric[] = Object.values(metrics).flatMap((group) => Object.values(group));

describe('metrics', () => {
  it('names each metric of a resource once', () => {
    const keys = all.map(({ namespace, name, dimensions }) => [namespace, name, ...dimensions].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps dimensions sorted and few within a namespace of AWS', () => {
    for (const { dimensions } of all) expect([...dimensions].sort()).toEqual(dimensions);
    const byNamespace = new Map<string, Set<string>>();
    for (const { namespace, dimensions } of all)
      byNamespace.set(namespace, (byNamespace.get(namespace) ?? new Set()).add(dimensions.join()));
    for (const [namespace, kinds] of byNamespace)
      expect([namespace, kinds.size]).toEqual([
        namespace,
        { 'AWS/ApplicationELB': 2, 'AWS/DynamoDB': 2, 'AWS/ElastiCache': 2, 'AWS/Kafka': 3, 'AWS/RDS': 3, ContainerInsights: 3 }[
          namespace
        ] ?? 1,
      ]);
  });

  it('has what startup alarms on', () => {
    expect(metrics.targetGroup.errors).toEqual({
      namespace: 'AWS/ApplicationELB',
      name: 'HTTPCode_Target_5XX_Count',
      dimensions: ['LoadBalancer', 'TargetGroup'],
      statistic: 'Sum',
      unit: 'Count',
      sparse: true,
    });
    expect(metrics.queue.oldest.name).toBe('ApproximateAgeOfOldestMessage');
    expect(metrics.workload.restarts.dimensions).toEqual(['ClusterName', 'Namespace', 'PodName']);
    expect(metrics.distribution.serverErrors.dimensions).toEqual(['DistributionId', 'Region']);
  });
});
