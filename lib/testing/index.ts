/**
 * For tests of blueprints and of capabilities, with any test runner: synthesize, look at what was written, hold it to what always holds.
 */
export {
  allInvariants,
  assertInvariants,
  checkInvariants,
  manifestInvariants,
  STATEFUL_TYPES,
  templateInvariants,
  type Finding,
  type Invariant,
  type Violation,
} from './invariants';
export { snapshotOf, type Snapshot } from './snapshot/snapshot';
export { synthBlueprint, type BlueprintObject, type SynthBlueprintOptions } from './synth-blueprint';
export { synthesize, type KubernetesObject, type Synthesized, type Template, type TemplateResource } from './synth';
