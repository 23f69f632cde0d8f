/** What a capability.ts and a builder.ts may import of the plan: the contract, without plan() itself. */
export { defineCapability, type Capabilities, type Capability, type DefinedCapability, type PlanContext } from './capability';
export {
  binding,
  type Access,
  type AttributeRef,
  type Connection,
  type ConnectionRequest,
  type Egress,
  type Statement,
} from './connection';
export { leavingHomes, residentsOf, type EngineChoice, type EngineChoices } from './engines';
export type { Alternative, Layer, OutputName, PlanEntry, PlanId, Planned, StatefulResource } from './entry';
export { DEFAULT_TEAM, type Graph, type Workload } from './graph';
export { textOf, wholeNumber, type SizeLimit } from './limits';
export type { Load } from './load';
export { GLOBAL_REGION, namesOf, type Names } from './names';
export { withOverrides } from './overrides';
export { platformOf, runsAlready, type PlatformChoices } from './platform';
export { atLeast, tierFacts } from './tiers';
