import { blueprintJsonSchema } from '../../blueprint';
import { EXIT, type ExitCode, type Io } from '../io';
import { printJson } from '../printing';

/** `strata schema`: what editors complete and check blueprints with. */
export const schema = (io: Io): ExitCode => {
  printJson(io, blueprintJsonSchema());
  return EXIT.ok;
};
