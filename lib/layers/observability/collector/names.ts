import { jobOf } from '../../../facts/prometheus';
import { OBSERVABILITY_NAMESPACE } from '../../services/namespaces/capability';

/** Name of the collector's Deployment, Service, account and policy, and of itself among what it measures. */
export const COLLECTOR = 'otel-collector';

/** The label `job` of what the collector measures of itself. */
export const COLLECTOR_JOB = jobOf(OBSERVABILITY_NAMESPACE, COLLECTOR);

/** Id of the output with the base URL of the workspace. */
export const WORKSPACE_URL = 'MetricsWorkspaceUrl';
