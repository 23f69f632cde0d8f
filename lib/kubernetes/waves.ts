/** The order in which manifests are applied: each wave may rely on those before it. */
export const WAVES = ['00-namespaces', '10-platform', '15-bootstrap', '20-services', '30-delivery', '40-resilience'] as const;
export type Wave = (typeof WAVES)[number];
