import { FILE_CODES } from './files';
import { GRAPH_CODES } from './graph';
import { PLATFORM_CODES } from './platform';
import { SHAPE_CODES } from './shape';

export type { CodeFacts } from './code';

/**
 * Every diagnostic that loading a blueprint can give: BP0xx files and YAML, BP1xx shape, BP2xx across keys. BP3xx (plan)
 * and BP4xx (build) have registries of the same form beside their code.
 */
export const BLUEPRINT_CODES = { ...FILE_CODES, ...SHAPE_CODES, ...GRAPH_CODES, ...PLATFORM_CODES } as const;

export type BlueprintCode = keyof typeof BLUEPRINT_CODES;
