/**
 * The whole way from a blueprint to a cloud assembly, for programs: load → plan → emit, or build into an app of one's own. The constructs
 * of each layer are under their own subpaths (`strata-blueprints/network`, …), so that one of them can be used without the rest.
 */
export {
  blueprintJsonSchema,
  listens,
  loadBlueprint,
  parseBlueprint,
  PROFILES,
  TIERS,
  type Blueprint,
  type BlueprintInput,
  type LoadFileOptions,
  type LoadResult,
  type ParseOptions,
  type Profile,
  type Tier,
} from './blueprint';
export { BlueprintError, diagnosticsJson, formatDiagnostics, type Diagnostic, type DiagnosticJson, type SourceIndex } from './diagnostics';
export {
  defineCapability,
  plan,
  planOrThrow,
  type Capabilities,
  type Capability,
  type Plan,
  type PlanContext,
  type PlanEntry,
  type PlanId,
  type PlanResult,
} from './plan';
export { createApp } from './build/app';
export { build, type Builders, type Built } from './build/build';
export { handle, type BuildContext, type Builder, type Handle } from './build/contract';
export { emit, type EmitOptions } from './emit';
export { capabilities } from './layers/capabilities';
export { builders } from './layers/builders';
export { explain, explainEngines, type EngineExplanation, type Explanation } from './reports/explanation';
export { explainIdText, explainText } from './reports/explain-text';
export { planText } from './reports/plan-text';
export type { Sheet } from './reports/layout/look';
