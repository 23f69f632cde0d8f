// The rooms of the house and the doors between them. One direction: blueprint → plan → layers, build → emit → cli → bin.
const CDK = '^node_modules/(aws-cdk-lib|constructs|cdk8s|cdk8s-plus-[0-9]+|@aws-cdk|aws-cdk|cdk-nag)/';
const PURE = [
  '^lib/(blueprint|plan|reports|naming|diagnostics|facts|capacity|pricing|quotas|advise|simulation|change|upgrade)/',
  '^lib/layers/.+/(capability|usage|capacity)\\.ts$',
  '^lib/layers/capabilities\\.ts$',
];

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'pure-rooms-load-no-cdk',
      'A Plan is data: what decides uses neither the CDK nor cdk8s, not even a type, not even through something else.',
      { path: PURE },
      { path: CDK, reachable: true },
    ),
    forbid(
      'base-rooms-stand-alone',
      'naming, diagnostics and facts know nothing of the rooms above them.',
      { path: '^lib/(naming|diagnostics|facts)/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(naming|diagnostics|facts)/' },
    ),
    forbid(
      'capacity-knows-facts-only',
      'A model of capacity counts with facts and assumptions: it knows no plan, no layer and no bill but that of a whole platform.',
      { path: '^lib/capacity/', pathNot: '^lib/capacity/platform/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(capacity|facts|naming|diagnostics)/' },
    ),
    forbid(
      'quotas-know-plan-and-facts',
      'A need is what the plan says, a limit a fact or what somebody hands in: quotas know no layer, no report and no account.',
      { path: '^lib/quotas/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(quotas|plan|facts|naming|diagnostics)/' },
    ),
    forbid(
      'platform-prices-itself',
      'The model of a whole platform prices what it sizes: it knows no plan and no layer.',
      { path: '^lib/capacity/platform/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(capacity|pricing|facts|naming|diagnostics)/' },
    ),
    forbid(
      'pricing-knows-capacity-and-facts',
      'A price is a fact times a quantity: pricing knows no plan and no layer.',
      { path: '^lib/pricing/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(pricing|capacity|facts|naming|diagnostics)/' },
    ),
    forbid(
      'advice-reads-models',
      'Advice comes from models, prices and facts: it knows what tiers and engines there are, but no plan, no layer and no report.',
      { path: '^lib/advise/' },
      {
        path: '^(lib|bin)/',
        pathNot: [
          '^lib/(advise|capacity|pricing|facts|diagnostics)/',
          '^lib/blueprint/index\\.ts$',
          '^lib/plan/(tiers|engines/table)\\.ts$',
        ],
      },
    ),
    forbid(
      'change-reads-templates-alone',
      'The change gate compares what is deployed with what is to be: templates and manifests as data, with facts; no plan, no layer.',
      { path: '^lib/change/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(change|facts|naming|diagnostics)/' },
    ),
    forbid(
      'upgrade-reads-plan-and-manifests',
      'Whether Kubernetes can be upgraded follows from the plan and the manifests as data, and from facts.',
      { path: '^lib/upgrade/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(upgrade|change|plan|facts|naming|diagnostics)/' },
    ),
    forbid(
      'upgrade-loads-no-plan',
      'Of the plan and of the change gate it needs the types.',
      { path: '^lib/upgrade/' },
      { path: '^lib/(plan|change)/', dependencyTypesNot: ['type-only', 'type-import'] },
    ),
    forbid(
      'blueprint-comes-first',
      'Loading a blueprint needs neither a plan nor what is made from one.',
      { path: '^lib/blueprint/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(blueprint|naming|diagnostics|facts)/' },
    ),
    forbid(
      'plan-before-build',
      'Planning knows capabilities, never what builds them.',
      { path: '^lib/plan/' },
      {
        path: [
          '^(lib/(build|emit|kubernetes|reports|scaffold|cli|testing)|bin)/',
          '/(builder|construct|chart)\\.ts$',
          '^lib/layers/builders\\.ts$',
        ],
      },
    ),
    forbid(
      'capability-decides-only',
      'A capability looks at the contract of the plan, never at what builds.',
      { path: '^lib/layers/.*/(capability|usage|capacity)\\.ts$' },
      {
        path: [
          '^(lib/(build|emit|kubernetes|reports|scaffold|cli|testing)|bin)/',
          '/(builder|construct|chart)\\.ts$',
          '^lib/layers/(builders|capabilities)\\.ts$',
        ],
      },
    ),
    forbid(
      'construct-works-alone',
      "A construct works in somebody else's app: it takes a size and typed handles, never a Blueprint, a Plan or our builders.",
      { path: '^lib/layers/.*/(construct|chart)\\.ts$' },
      { path: ['^(lib/(blueprint|plan|build|emit|reports|scaffold|cli|testing)|bin)/', '/(builder|capability)\\.ts$'] },
    ),
    forbid(
      'layers-before-emit',
      'Layers do not know who writes, reports or prints.',
      { path: '^lib/(layers|kubernetes)/' },
      { path: '^(lib/(emit|reports|scaffold|cli|testing)|bin)/' },
    ),
    forbid(
      'kubernetes-knows-no-layer',
      'The workload chart serves every layer.',
      { path: '^lib/kubernetes/' },
      { path: '^lib/(blueprint|plan|build|layers)/' },
    ),
    forbid(
      'build-before-emit',
      'Building neither writes nor reports.',
      { path: '^lib/build/' },
      { path: '^(lib/(blueprint|emit|reports|scaffold|cli|testing)|bin)/' },
    ),
    forbid(
      'simulation-takes-parts',
      'A day is simulated with parts that say themselves what they take: it looks at no layer, and at the plan as a form of data only.',
      { path: '^lib/simulation/' },
      { path: '^(lib|bin)/', pathNot: '^lib/(simulation|capacity|facts|plan)/' },
    ),
    forbid(
      'simulation-loads-no-plan',
      'Of the plan it needs the types: plan() itself is for whoever has a blueprint.',
      { path: '^lib/simulation/' },
      { path: '^lib/plan/', dependencyTypesNot: ['type-only', 'type-import'] },
    ),
    forbid(
      'simulation-comes-after-the-plan',
      'What decides knows nothing of what is tried with it afterwards.',
      { path: '^lib/', pathNot: '^lib/(simulation|reports|cli)/' },
      { path: '^lib/simulation/' },
    ),
    forbid(
      'reports-read-the-plan',
      'A report is a function of the plan.',
      { path: '^lib/reports/' },
      { path: '^(lib/(build|emit|kubernetes|layers|scaffold|cli|testing)|bin)/' },
    ),
    forbid('emit-before-cli', 'Emitting neither prints nor exits.', { path: '^lib/emit/' }, { path: '^(lib/(scaffold|cli|testing)|bin)/' }),
    forbid(
      'cli-serves-bin-alone',
      'Only bin and lib/cli print or exit.',
      { path: '^lib/', pathNot: '^lib/cli/' },
      { path: '^(lib/cli|bin)/' },
    ),
    forbid(
      'testing-is-for-tests',
      'lib/testing is for users and tests.',
      { path: '^(lib|bin)/', pathNot: '^lib/testing/' },
      { path: '^lib/testing/' },
    ),
    forbid(
      'published-code-needs-no-tools',
      'lib and bin use runtime and peer dependencies only.',
      { path: '^(lib|bin)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    ),
    forbid(
      'cdk8s-is-loaded-late',
      'Who uses constructs of AWS alone need not install cdk8s: lib/kubernetes/cdk8s.ts loads it with the first manifest.',
      { path: '^(lib|bin)/' },
      { path: '^node_modules/cdk8s(/|-plus-)', dependencyTypesNot: ['type-only', 'type-import'] },
    ),
    forbid(
      'published-code-leaves-tests-alone',
      'lib and bin import neither tests nor scripts.',
      { path: '^(lib|bin)/' },
      { path: '^(test|scripts)/' },
    ),
    forbid('no-cycles', 'A cycle has no order to be read in.', {}, { circular: true }),
    forbid('no-unresolvable', 'The file is not there.', {}, { couldNotResolve: true }),
    forbid('no-orphans', 'Nobody uses it.', { orphan: true, path: '^lib/' }, {}),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // types are dependencies too
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
