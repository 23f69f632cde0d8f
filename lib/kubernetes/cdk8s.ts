import { createRequire } from 'node:module';
import type { ApiObject, ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { BlueprintError, error } from '../diagnostics';

type Cdk8s = typeof import('cdk8s');

const MISSING = 'Kubernetes manifests are made with cdk8s, which is not installed';
const INSTALL = 'npm install cdk8s cdk8s-plus-28';

let loaded: Cdk8s | undefined;

/**
 * cdk8s, loaded when the first manifest is made: who uses constructs of AWS alone need not install it. Types come from cdk8s itself.
 * @throws BlueprintError that says what to install, when it is not there
 */
export const cdk8s = (): Cdk8s => {
  try {
    loaded ??= createRequire(__filename)('cdk8s') as Cdk8s;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw problem;
    throw new BlueprintError([error('BP403', [], MISSING, { hint: INSTALL })], `${MISSING}: ${INSTALL}`);
  }
  return loaded;
};

/** A Kubernetes object in a chart. */
export const apiObject = (scope: Construct, id: string, props: ApiObjectProps): ApiObject => new (cdk8s().ApiObject)(scope, id, props);
