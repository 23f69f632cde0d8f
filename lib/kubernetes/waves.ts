/** The order in which manifests are applied: each wave may rely on those before it. Releases bring definitions; objects of their kinds come later. */
export const WAVES = [
  '00-namespaces',
  '10-platform',
  '12-releases',
  '15-bootstrap',
  '20-services',
  '30-delivery',
  '40-resilience',
  '45-policies',
] as const;
export type Wave = (typeof WAVES)[number];

/** What hands the waves over to Argo CD. It is no wave: it is applied once, by hand, where Argo CD already runs. */
export const GITOPS = 'gitops';
export type Folder = Wave | typeof GITOPS;
