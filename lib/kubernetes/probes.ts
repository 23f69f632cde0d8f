import type { Runtime } from './runtime-environment';
import type { Probe } from './types';

/** Where a workload can be asked how it is. */
export interface HealthCheck {
  readonly port: number;
  /** Path that answers 200 while the workload is well. @default none: accepting a connection counts */
  readonly path?: string;
}

/** Seconds that a runtime may take to start. A JVM loads and compiles classes with a fraction of a core. Ours. */
const STARTUP_GRACE: Readonly<Record<Runtime, number>> = { node: 60, python: 60, go: 30, java: 180 };

const STARTUP_PERIOD = 3;

/**
 * Three questions with three consequences. Startup: is it up yet? The others wait for it, and only a container that takes longer than
 * its runtime should is started again. Readiness: should it get requests now? It is quick to say no, and costs nothing but a detour.
 * Liveness: is it beyond help? It asks the same path, but only a minute of silence counts: a restart is no cure for a slow database.
 * The questions come from the node, which network policies always let through.
 */
export const probesOf = (
  runtime: Runtime,
  { port, path }: HealthCheck,
): { readonly startupProbe: Probe; readonly readinessProbe: Probe; readonly livenessProbe: Probe } => {
  const action = path === undefined ? { tcpSocket: { port } } : { httpGet: { path, port } };
  return {
    startupProbe: {
      ...action,
      periodSeconds: STARTUP_PERIOD,
      timeoutSeconds: 2,
      failureThreshold: STARTUP_GRACE[runtime] / STARTUP_PERIOD,
    },
    readinessProbe: { ...action, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
    livenessProbe: { ...action, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 6 },
  };
};
