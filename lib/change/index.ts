export type { Assembly, Cluster, Json, KubernetesObject, Output, Resource, Stack, Template } from './assembly';
export { check, type CheckOptions } from './check';
export type { Changes, ObjectChange, ReplacingField, ResourceChange, Rule } from './changes';
export { CHANGE_CODES, type ChangeCode } from './codes';
export { ACTIONS, placeName, type Action, type Change, type Check, type FieldChange, type Finding, type Place } from './finding';
export { VERDICTS, type Verdict } from './verdict';
