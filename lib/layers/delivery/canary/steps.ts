/** Shares of users, in percent, at which a new version is looked at before more get it. Ours: each step about doubles what the last one risked. */
const WEIGHTS = [10, 25, 50] as const;

/**
 * Seconds that a version stays at each share. Ours: the alarms judge periods of five minutes, so that one whole period sees the new version.
 */
export const PAUSE_SECONDS = 300;

/**
 * Seconds within which the pods of a step have to come up; a version that takes longer is taken back. The default of Argo Rollouts and of
 * Kubernetes' own Deployments; pauses do not count.
 */
export const PROGRESS_DEADLINE_SECONDS = 600;

/**
 * The steps of a canary by replicas: requests are shared out evenly over pods, so that no share is smaller than one pod's. Those below it
 * would be that very pod again, and are left out; half of the users always come before all of them.
 * @param minReplicas - fewest pods of the service; with more pods the same shares are more pods
 */
export const stepsFor = (minReplicas: number): readonly number[] =>
  WEIGHTS.filter((weight) => weight === 50 || weight * minReplicas >= 100);
