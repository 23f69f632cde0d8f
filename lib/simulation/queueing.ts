/**
 * How many times its undisturbed time an answer takes when servers are busy: with Sakasegawa's approximation of the waiting time of M/M/c,
 * ρ^(√(2(c+1)) − 1) / (c (1 − ρ)) times the time of service (H. Sakasegawa, "An approximation formula L_q ≃ α·ρ^β/(1−ρ)", Annals of the
 * Institute of Statistical Mathematics 29, 1977, 67–75).
 * @param utilisation - share of the capacity that is used
 * @param servers - that share the work
 * @param limit - utilisation above which it is not estimated: it counts as if it were that
 */
export const slowdown = (utilisation: number, servers: number, limit: number): number => {
  const rho = Math.min(limit, Math.max(0, utilisation));
  const c = Math.max(1, servers);
  return 1 + rho ** (Math.sqrt(2 * (c + 1)) - 1) / (c * (1 - rho));
};
