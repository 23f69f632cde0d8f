import { clusterDnsAddress, instanceMetadata, podIdentityAgent } from '../facts/auto-mode-network';
import { clusterDns } from '../facts/existing-cluster';
import type { Traffic } from './network-policy';

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
