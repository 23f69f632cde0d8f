import type { Correction } from './correction';
import { databaseCorrections } from './corrections/databases';
import { platformCorrections } from './corrections/platform';
import { storeCorrections } from './corrections/stores';

/**
 * Reviewed by hand, each with its source, for every type that this package emits. The specification is stricter than the services in places
 * (what is create-only for one kind of a resource is conditional for all), and laxer in others.
 */
export const corrections: readonly Correction[] = [...databaseCorrections, ...storeCorrections, ...platformCorrections];
