export { fleetOf, fleetRegions, partId, type Fleet, type FleetPart, type FleetRegion } from './fleet';
export { fleetOfModel } from './model';
export type { Loss } from './loss';
export type { PartDay, PartHour } from './part-day';
export { simulate, type Scenario, type SimulatedDay, type Simulation, type Trace } from './simulate';
export type { Fault } from './track';
export { reasonOf, type Breakage } from './verdict';
