import { isDeepStrictEqual } from 'node:util';
import { PROFILES, TIERS, loadBlueprint, type Blueprint, type Tier } from '../../blueprint';
import { pathText, type Diagnostic, type SourceIndex } from '../../diagnostics';
import { completionOf, keptSizesOf, movesIn, promotionOf, type Promotion } from '../../plan/promotion';
import { billOf } from '../../reports/bill';
import { compare } from '../../reports/comparison';
import { lossesBetween } from '../../reports/demotion';
import { lineDiff } from '../../reports/layout/line-diff';
import { movingStores, type FileChange, type PromotionReport } from '../../reports/promotion';
import { promotionNotes, sizeNotes } from '../../reports/promotion-notes';
import { cliError } from '../said';
import { rewritten, type Rewriting } from './files';
import { afterPromotion } from './next';
import { byHand, promotionEdits, tierFile, type Wanted } from './placing';
import { hasError, placed, readBack, verified, type Outcome, type Subject } from './session';

/** A move to another tier, ready to be written. */
export interface Prepared<Report> {
  readonly report: Report;
  readonly rewritings: readonly Rewriting[];
  /** Warnings, each with its place. */
  readonly warnings: readonly Diagnostic[];
}

/** A move that is not over yet stands in the way of the next one: two former engines of one store cannot be told. */
const unfinished = ({ plan, sources, file }: Subject): Diagnostic[] =>
  movesIn(plan).map(({ section, name, migrateFrom }) =>
    cliError(
      'BP095',
      `the data of ${name} is still moving from ${migrateFrom}`,
      `finish that first: strata promote ${file} --finish ${name}`,
      sources.locate([section, name, 'migrateFrom'], 'key'),
    ),
  );

const isHigher = (tier: Tier, than: Tier): boolean => TIERS.indexOf(tier) > TIERS.indexOf(than);

/** The blueprint as its file reads with nothing but another tier. */
const atTier = (subject: Subject, to: Tier): Outcome<{ readonly blueprint: Blueprint; readonly sources: SourceIndex }> => {
  const wanted: Wanted = { tier: to, moves: [], keptSizes: {}, droppedOverrides: [] };
  const rewritings = rewritten(subject.files, promotionEdits(subject.sources, subject.files, wanted));
  const { blueprint, diagnostics, sources } = readBack(subject, rewritings, subject.choice.profile);
  if (!blueprint && hasError(diagnostics)) return { refused: placed(diagnostics, sources) };
  const meant = { ...subject.blueprint, tier: to };
  if (blueprint && isDeepStrictEqual(blueprint, meant)) return { done: { blueprint, sources } };
  const checked = verified(subject, rewritings, meant, byHand(wanted));
  return checked.refused ? checked : { done: { blueprint: meant, sources } };
};

/** Sizes that would be kept in the other profile: overrides are of both. */
const keptElsewhere = (subject: Subject, to: Tier): Promotion['keptSizes'] => {
  const other = PROFILES.find((profile) => profile !== subject.plan.profile);
  const { blueprint } = loadBlueprint(subject.file, { profile: other, cwd: subject.cwd });
  const plan = blueprint && subject.planFor(blueprint).plan;
  return blueprint && plan ? keptSizesOf({ ...blueprint, tier: to }, { blueprint, plan }, subject.planFor) : {};
};

const fileNotes = ({ sources, files, statedTier }: Subject, to: Tier): readonly string[] => {
  const file = files[tierFile(sources, files)];
  return [
    ...(file && file !== files[0] ? [`${file.label} says the tier: whatever else extends it moves, too.`] : []),
    ...(statedTier && statedTier.value !== to ? [`cdk.json says tier ${statedTier.value}: write ${to} there, too.`] : []),
  ];
};

export const changesOf = (rewritings: readonly Rewriting[]): readonly FileChange[] =>
  rewritings.map(({ label, before, after }) => ({ file: label, diff: lineDiff(label, before, after) }));

const problemText = ({ path, message, hint }: Diagnostic): string =>
  `${path.length > 0 ? `${pathText(path)}: ` : ''}${message}${hint === undefined ? '' : ` (${hint})`}`;

const reportOf = (
  subject: Subject,
  to: Tier,
  promotion: Promotion,
  { rewritings, problems }: { readonly rewritings: readonly Rewriting[]; readonly problems: readonly Diagnostic[] },
): PromotionReport | undefined => {
  const { plan: former, book, planFor } = subject;
  const { plan, blueprint, moves, keptSizes, droppedOverrides, lost } = promotion;
  if (!plan) return undefined;
  const moved = moves.length > 0 ? (completionOf(blueprint, plan, moves, planFor).plan ?? plan) : plan;
  const [now, moving] = [former, plan].map((one) => ({ plan: one, bill: billOf(one, book) }));
  if (!now || !moving) return undefined;
  const direction = isHigher(to, former.tier) ? 'up' : 'down';
  const other = PROFILES.find((profile) => profile !== former.profile) ?? former.profile;
  return {
    name: plan.name,
    profile: plan.profile,
    from: former.tier,
    to,
    direction,
    moves: movingStores(moves, plan),
    lost: direction === 'down' ? lossesBetween(former, moved, lost) : lost.map(({ message }) => message),
    notes: [
      ...promotionNotes({ from: former.tier, to, blueprint, former, plan }, moving.bill.monthly),
      ...sizeNotes(keptSizes, { profile: other, kept: keptElsewhere(subject, to) }),
      ...droppedOverrides.map((id) => `overrides.${id} goes from the file: at ${to} nothing is planned under that id.`),
      ...fileNotes(subject, to),
    ],
    problems: problems.map(problemText),
    monthly: { now: now.bill.monthly, moving: moving.bill.monthly, moved: billOf(moved, book).monthly },
    comparison: compare(now, moving),
    files: changesOf(rewritings),
    next: afterPromotion(subject, movingStores(moves, plan), direction),
  };
};

/** What stands in the way: going up, also what would be lost. Going down that is told, and whoever allows it knows. */
const inTheWay = ({ diagnostics, lost }: Promotion, isUp: boolean): readonly Diagnostic[] =>
  [...diagnostics, ...(isUp ? lost : [])].filter(({ severity }) => severity === 'error');

/** A look at a lower tier that writes nothing: what its rules would refuse is told with what would be lost. */
const lookedAt = (subject: Subject, to: Tier): Outcome<Prepared<PromotionReport>> => {
  const { blueprint, plan, planFor, sources, files } = subject;
  const other = atTier(subject, to);
  const promotion = promotionOf({ ...blueprint, tier: to }, { blueprint, plan }, planFor);
  const found = [...(other.refused ?? []), ...promotion.diagnostics];
  const problems = found.filter(({ severity }) => severity === 'error');
  const rewritings = rewritten(files, promotionEdits(sources, files, { tier: to, ...promotion }));
  const report = reportOf(subject, to, promotion, { rewritings, problems });
  if (!report) return { refused: placed(found, sources) };
  return { done: { report, rewritings: [], warnings: placed(promotion.diagnostics, sources) } };
};

/**
 * Plans the way to another tier, and what the file has to say for it: read back and found to say exactly that.
 * @param allowed - whether the way down may be written
 * @returns undefined where the blueprint is of that tier already
 */
export const preparePromotion = (subject: Subject, to: Tier, allowed: boolean): Outcome<Prepared<PromotionReport> | undefined> => {
  const { blueprint, plan, planFor, sources, files } = subject;
  if (blueprint.tier === to) return { done: undefined };
  const before = unfinished(subject);
  if (before.length > 0) return { refused: before };
  const isUp = isHigher(to, blueprint.tier);
  if (!isUp && !allowed) return lookedAt(subject, to);
  const other = atTier(subject, to);
  if (other.refused) return other;
  const promotion = promotionOf(other.done.blueprint, { blueprint, plan }, planFor);
  const problems = inTheWay(promotion, isUp);
  const found = placed([...promotion.diagnostics, ...(isUp ? promotion.lost : [])], other.done.sources);
  if (problems.length > 0) return { refused: found };
  const wanted: Wanted = { tier: to, ...promotion };
  const checked = verified(subject, rewritten(files, promotionEdits(sources, files, wanted)), promotion.blueprint, byHand(wanted));
  if (checked.refused) return checked;
  const report = reportOf(subject, to, promotion, { rewritings: checked.done, problems: [] });
  return report ? { done: { report, rewritings: checked.done, warnings: found } } : { refused: found };
};
