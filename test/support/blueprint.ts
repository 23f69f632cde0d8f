import { parseBlueprint, type Blueprint, type BlueprintInput } from '../../lib/blueprint';

/** A blueprint at startup with what a test asks for; a problem in it fails the test with the problem. */
export const blueprintOf = (input: Partial<BlueprintInput> = {}): Blueprint => {
  const text = JSON.stringify({ version: 1, name: 'streamflix', tier: 'startup', ...input });
  const { blueprint, diagnostics } = parseBlueprint(text, { file: 'test.yaml' });
  if (!blueprint)
    throw new Error(
      JSON.stringify(
        diagnostics.filter((d) => d.severity === 'error'),
        undefined,
        1,
      ),
    );
  return blueprint;
};
