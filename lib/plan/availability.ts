import type { Blueprint } from '../blueprint';
import { error, type Diagnostic } from '../diagnostics';
import { classInstead, hasInstanceClass, hasType, type InstanceService } from '../facts/availability';
import type { PlanEntry } from './entry';

/** The service that an instance class belongs to, by the form in which it is written; `undefined` for what is no class of one that is known by region. */
const serviceOf = (kind: string, value: string): InstanceService | undefined => {
  if (/^db\./.test(value)) return kind === 'aurora-postgres' ? 'aurora-postgresql' : 'postgres';
  if (/^cache\./.test(value)) return 'elasticache';
  return /^[a-z0-9]+\.[a-z0-9]+\.search$/.test(value) ? 'opensearch' : undefined;
};

/** Of `masterType` and the like: are there any such nodes? A size of none of them may stand beside the class that they would have. */
const inUse = (size: Readonly<Record<string, unknown>>, field: string): boolean => size[field.replace(/Type$/, 'Nodes')] !== 0;

/** Sizes that name an instance class which the entry's region does not have (BP309). After `overrides`, so that both what we chose and what was asked for is looked at. */
export const missingClasses = (blueprint: Blueprint, entries: readonly PlanEntry[]): Diagnostic[] =>
  entries.flatMap(({ id, kind, region, size }) =>
    Object.entries(size as Readonly<Record<string, unknown>>).flatMap(([field, value]) => {
      const service = typeof value === 'string' ? serviceOf(kind, value) : undefined;
      if (service === undefined || !inUse(size as Readonly<Record<string, unknown>>, field)) return [];
      if (hasInstanceClass(service, region, value as string) !== false) return [];
      const overridden = blueprint.overrides[id]?.[field] !== undefined;
      const instead = classInstead(service, region, value as string);
      return [
        error(
          'BP309',
          overridden ? ['overrides', id, field] : ['regions', Math.max(0, blueprint.regions?.indexOf(region) ?? 0)],
          `${region} has no ${value as string} for ${id}`,
          {
            hint:
              instead === undefined
                ? 'choose another region'
                : overridden
                  ? `write ${instead}`
                  : `set overrides: { ${id}: { ${field}: ${instead} } }`,
          },
        ),
      ];
    }),
  );

/** What is left out of a region because CloudFormation cannot make it there, in words for the reader of the plan. */
export const regionNotes = (regions: readonly string[]): readonly string[] =>
  regions
    .filter((region) => !hasType(region, 'AWS::FIS::ExperimentTemplate'))
    .map((region) => `AWS FIS is not in ${region}: no failure can be rehearsed there, and no experiment is planned.`);
