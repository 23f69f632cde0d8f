import type { Blueprint } from '../../../blueprint';
import { imageReference, placeholder, placeholderJobCommand, placeholderServerArgs, placeholderWorkerArgs } from '../../../facts/images';
import { binding, type EngineChoices, type Names, type Workload } from '../../../plan/contract';
import { isBuilt, repositoryOf } from '../registry/names';

/** The image of a workload, and what it runs where that is not its own default. */
export interface ImageChoice {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** It answers on one port only, whatever health says. */
  readonly standsIn: boolean;
}

/** What the image is for, as far as a placeholder has to know. */
export interface ImagePurpose {
  /** Port that it listens on, the service's own or that of its probes. */
  readonly port?: number;
  /** Runs to its end, by the clock. */
  readonly job: boolean;
}

/** Tag of the first image of a repository; `strata bind` puts the released one in its place. */
export const INITIAL_TAG = 'initial';

const standIn = ({ port, job }: ImagePurpose): Omit<ImageChoice, 'image' | 'standsIn'> => {
  if (job) return { command: placeholderJobCommand };
  return { args: port === undefined ? placeholderWorkerArgs : placeholderServerArgs(port) };
};

/** The image that the blueprint names, else the one that is built for it, else one that stands in. */
export const imageOf = (
  workload: Workload,
  purpose: ImagePurpose,
  blueprint: Blueprint,
  engines: EngineChoices,
  names: Names,
): ImageChoice => {
  const given = workload.origin === 'service' ? blueprint.services[workload.name]?.image : undefined;
  if (given) return { image: given, standsIn: false };
  if (!isBuilt(workload, blueprint, engines)) return { image: imageReference(placeholder), ...standIn(purpose), standsIn: true };
  const { stack, output } = repositoryOf(workload, blueprint, names);
  return { image: `${binding(names.stack(stack), output)}:${INITIAL_TAG}`, standsIn: false };
};
