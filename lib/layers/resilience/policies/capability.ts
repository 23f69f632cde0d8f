import { atLeast, defineCapability, FREE, runsAlready, wholeNumber } from '../../../plan/contract';

export interface PoliciesSize {
  /** Hours after which the namespace of a preview goes. */
  readonly previewHours: number;
}

export interface PoliciesSpec {
  /** The blueprint's name. */
  readonly partOf: string;
  /** Label of the namespaces whose objects are judged: those of teams. */
  readonly namespaceLabel: string;
  /** Label of the namespaces that are previews. */
  readonly previewLabel: string;
}

/** The monkeys that look and tidy up: conformity as policies that refuse nothing, and the janitor of previews. */
export const policies = defineCapability<'policies', PoliciesSize, PoliciesSpec>({
  kind: 'policies',
  layer: 'resilience',
  scope: 'region',
  systems: ['Conformity', 'Janitor', 'Kyverno'],
  limits: { previewHours: wholeNumber(1, 8_760) },
  plan: ({ blueprint }) =>
    atLeast(blueprint.tier, 'growth')
      ? [
          {
            id: 'policies/main',
            engine: 'kyverno',
            size: { previewHours: 72 },
            spec: { partOf: blueprint.name, namespaceLabel: 'strata/team', previewLabel: 'strata/preview' },
            reason:
              'what this package makes keeps to the rules already; policies say what others bring that does not, in reports and without refusing it, and take the namespaces of forgotten previews away',
            alternatives: [
              {
                engine: 'enforce',
                verdict: 'refuses what breaks a rule; comes with the scale tier, when the reports have been empty for a while',
              },
            ],
            needs: ['namespaces/main', ...(runsAlready(blueprint, 'kyverno') ? [] : (['release/kyverno'] as const))],
          },
        ]
      : [],
  // Objects of Kubernetes; the controller that reads them is on the bill as pods.
  usage: FREE,
});
