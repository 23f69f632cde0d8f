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
export { storesDemand, type Demand, type StoreDemand, type StreamDemand } from './demand';
export { leavingHomes, residentsOf, type EngineChoice, type EngineChoices } from './engines';
export type { Alternative, Layer, OutputName, PlanEntry, PlanId, Planned, StatefulResource } from './entry';
export { DEFAULT_TEAM, type Graph, type Workload } from './graph';
export { textOf, wholeNumber, type SizeLimit } from './limits';
export type { Load } from './load';
export { GLOBAL_REGION, namesOf, type Names } from './names';
export type { Follows, Part } from './part';
export { withOverrides } from './overrides';
export { platformOf, runsAlready, type PlatformChoices } from './platform';
export { atLeast, tierFacts } from './tiers';
export { HOURS_PER_MONTH, SECONDS_PER_DAY, SECONDS_PER_MONTH } from '../capacity/units';
export { FREE, type QuotaUse, type Usage } from './usage';
export type { UsageContext } from './usage-context';
