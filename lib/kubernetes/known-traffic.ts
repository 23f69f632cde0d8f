import { clusterDnsAddress, instanceMetadata, kubernetesApiAddress, podIdentityAgent } from '../facts/auto-mode-network';
import { clusterDns } from '../facts/existing-cluster';
import type { Traffic } from './traffic';

/**
 * Asking for names. By address: on Auto Mode no pods answer, so that a selector for kube-dns matches nothing
 * (aws/containers-roadmap#2552).
 * @param address - of the cluster's DNS. @default that of the service range which our clusters have
 */
export const dns = (address: string = clusterDnsAddress()): Traffic => ({
  peer: { blocks: [`${address}/32`] },
  ports: [53],
  protocols: ['UDP', 'TCP'],
});

/**
 * Asking for names where Auto Mode does not answer: pods do. The VPC CNI judges a connection by the address that the pod calls, and
 * finds that of the service by these pods; other plug-ins judge it after it was translated to a pod's.
 */
export const dnsPods: Traffic = {
  peer: { pods: clusterDns.labels, namespace: clusterDns.namespace },
  ports: [53],
  protocols: ['UDP', 'TCP'],
};

/** Where a pod gets the credentials of its role. */
export const podIdentity: Traffic = { peer: { blocks: [`${podIdentityAgent.ipv4}/32`] }, ports: [podIdentityAgent.port] };

/**
 * The Kubernetes API. Its own addresses are not known at synthesis: EKS gives it network interfaces in the private subnets and moves them
 * at every upgrade. So a rule names both what a pod dials, the address of the service `kubernetes`, and where that leads, port 443 of those
 * subnets: it then holds whether the policy is enforced before or after the address is translated. What else listens on 443 there is pods,
 * and each of those has a policy of its own.
 * @param privateBlocks - address blocks of the subnets with the control plane's interfaces
 * @param address - of the service `kubernetes`. @default that of the service range which our clusters have
 */
export const kubernetesApi = (privateBlocks: readonly string[], address: string = kubernetesApiAddress()): Traffic => ({
  peer: { blocks: [`${address}/32`, ...privateBlocks] },
  ports: [443],
});

/** The control plane, as it asks webhooks: from its network interfaces in the private subnets. */
export const fromControlPlane = (privateBlocks: readonly string[], ports: readonly number[]): Traffic => ({
  peer: { blocks: privateBlocks },
  ports,
});

/**
 * HTTPS to the outside, AWS's public endpoints included (through the NAT gateway, or for S3 and DynamoDB the gateway endpoints, whose
 * addresses are public too). Not to the inside, where every connection has a rule of its own, and not to the node's credentials.
 * @param vpcBlock - address block of the VPC
 * @param endpointBlocks - where in the VPC interface endpoints answer in the place of AWS's public ones. @default it has none
 */
export const outsideHttps = (vpcBlock: string, endpointBlocks: readonly string[] = []): Traffic => ({
  peer: {
    blocks: ['0.0.0.0/0'],
    except: [vpcBlock, `${instanceMetadata.ipv4}/32`],
    ...(endpointBlocks.length > 0 ? { further: endpointBlocks } : {}),
  },
  ports: [443],
});
