import { accessPolicyArn, clusterRolePolicies, nodeRolePolicies, requirementKeys, trust } from '../../lib/facts/auto-mode';
import { alternativeServiceCidr, clusterDnsAddress, customTagStatements, serviceCidr } from '../../lib/facts/auto-mode-network';

describe('EKS Auto Mode', () => {
  it('names the five policies of the cluster and the two of nodes, each once', () => {
    expect(new Set(clusterRolePolicies).size).toBe(5);
    expect(new Set(nodeRolePolicies).size).toBe(2);
    for (const name of [...clusterRolePolicies, ...nodeRolePolicies]) expect(name).toMatch(/^Amazon(EKS|EC2)[A-Za-z]+$/);
  });

  it('lets EKS tag sessions wherever it asks to', () => {
    expect(trust.cluster.actions).toContain('sts:TagSession');
    expect(trust.pod.actions).toContain('sts:TagSession');
    expect(trust.node.actions).not.toContain('sts:TagSession');
  });

  it('writes the ARN of an access policy', () => {
    expect(accessPolicyArn('AmazonEKSAutoNodePolicy')).toBe('arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy');
    expect(accessPolicyArn('AmazonEKSViewPolicy', 'aws-cn')).toMatch(/^arn:aws-cn:/);
  });

  it('finds DNS at the tenth address of the service range', () => {
    expect(clusterDnsAddress(serviceCidr)).toBe('172.20.0.10');
    expect(clusterDnsAddress(alternativeServiceCidr)).toBe('10.100.0.10');
    expect(() => clusterDnsAddress('172.20.0.1/16')).toThrow(/172.20.0.0\/16/);
  });

  it('limits each statement on tags to the own cluster', () => {
    for (const { conditions } of customTagStatements)
      expect(conditions['StringEquals']).toEqual({ 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' });
  });

  it('uses no requirement of self-managed Karpenter', () => {
    for (const key of Object.values(requirementKeys)) expect(key).not.toContain('karpenter.k8s.aws');
  });
});
