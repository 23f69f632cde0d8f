import { invariant } from '../invariant';

export const plannedNeeds = invariant(
  'planned-needs',
  'Every entry of the plan that another one needs is planned, too.',
  (s) => {
    const ids = new Set(s.plan.entries.map((e) => e.id));
    return s.plan.entries.flatMap((entry) =>
      entry.needs.filter((need) => !ids.has(need)).map((need) => ({ where: `plan ${entry.id}`, problem: `needs ${need}, which is not planned` })),
    );
  },
);
