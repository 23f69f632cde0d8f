import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'since when pods know their zone: PodTopologyLabelsAdmission copies two labels of the node, zone and region, and no others',
    source:
      'https://www.kubernetes.dev/resources/keps/4742/ (beta, and on, from 1.35); github.com/kubernetes/kubernetes pkg/features/kube_features.go',
    asOf: '2026-11-26',
    note: 'undated pages; the label holds the name of the zone, the id is in topology.k8s.aws/zone-id of the node, which no pod gets',
  },
];

/** The first minor version in which a pod knows the zone of its node by default, as a label of its own. */
const zoneOfPodsSince = '1.35';

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Does a pod know its zone? @param version - minor version of Kubernetes, as `1.36` */
export const podsKnowTheirZone = (version: string): boolean => minorOf(version) >= minorOf(zoneOfPodsSince);
