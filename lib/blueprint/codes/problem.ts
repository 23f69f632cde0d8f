import type { Diagnostic, Path } from '../../diagnostics';
import { BLUEPRINT_CODES, type BlueprintCode } from '.';

/** A diagnostic under a registered code; whether it is an error or a warning is a property of the code. */
export const problem = (
  code: BlueprintCode,
  path: Path,
  message: string,
  more: Pick<Diagnostic, 'hint' | 'at' | 'location'> = {},
): Diagnostic => ({ code, severity: BLUEPRINT_CODES[code].severity, path, message, ...more });
