export { constructId, pascalCase, screamingCase, snakeCase, statefulId } from './case';
export { physicalName, stableHash, type NamedKind } from './physical';
