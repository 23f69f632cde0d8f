import { SECONDS_PER_STEP, STEPS } from './clock';
import { lossStep, zoneLeft, type Loss } from './loss';
import { DOWN, type Fault, type Track } from './track';

// Names of this module, since a name of the realm costs a search for each of millions of uses under a test runner.
const { max, min } = Math;
const { EPSILON } = Number;

/** What everybody knows in a step. */
export interface Moment {
  readonly step: number;
  /** The load as a multiple of what the parts were made for. */
  readonly factor: number;
  readonly loss: Loss | undefined;
  /** The step in which it happens; none of the day without a loss. */
  readonly lossStep: number;
  /** How many regions there are. */
  readonly regions: number;
}

export const momentsOf = (factor: number, loss: Loss | undefined, regions: number) => {
  const at = loss === undefined ? STEPS : lossStep(loss);
  return (step: number): Moment => ({ step, factor, loss, lossStep: at, regions });
};

const clamp = (value: number, least: number, most: number): number => min(max(value, least), most);

/** What comes in a step, per second. */
export const loadAt = ({ says: { shares, average, mostLoad } }: Track, step: number, factor: number): number =>
  min((shares[step] ?? 0) * average * factor, mostLoad);

/** Capacity that a part would have by now: for the load that was there when its scaling began, or all of it for what waited then. */
export const want = (track: Track, { step, factor }: Moment): void => {
  const { says, waiting } = track;
  const { least, most, target, delay } = says;
  track.load = loadAt(track, step, factor);
  const seen = max(0, step - delay);
  if (most === least) track.wanted = least;
  else if (waiting?.[seen]) track.wanted = most;
  else track.wanted = clamp(loadAt(track, seen, factor) / target, least, most);
  track.granted = track.wanted;
};

/** Next to nothing is nothing: shares of it would be beyond all numbers. */
const usable = (capacity: number): number => (capacity < EPSILON ? 0 : capacity);

/** What a lost zone or region leaves of it. */
export const lose = (track: Track, { step, loss, lossStep: at }: Moment): void => {
  track.effective = usable(track.granted);
  if (loss === undefined || step < at) return;
  if (loss.kind === 'region') {
    if (track.part.region === loss.region) track.effective = 0;
    return;
  }
  if (step === at) {
    const { zones, perServer = 0 } = track.part;
    const found = zoneLeft(zones, loss, perServer > 0 ? track.granted / perServer : zones.of);
    track.left = found?.left ?? 1;
    track.backStep = found?.backStep ?? at;
  }
  if (step < track.backStep) track.effective = usable(track.granted * track.left);
};

/** Whether it is only for now: something takes over, or another region does. What came would have had room. */
const passes = ({ part, says, load, granted }: Track, { step, loss, lossStep: at, regions }: Moment): boolean => {
  if (loss === undefined || step < at) return false;
  if (loss.kind === 'region') return part.region === loss.region && regions > 1;
  return says.returns && load <= granted;
};

const faultOf = ({ part, says, load, granted, wanted }: Track, { step, loss, lossStep: at }: Moment): Fault => {
  if (loss?.kind === 'region' && step >= at && part.region === loss.region) return 'region';
  if (loss?.kind === 'zone' && step >= at && load <= granted) return 'zone';
  if (granted < wanted) return 'pool';
  return says.level ? 'full' : 'saturated';
};

const breakAt = (track: Track, step: number, fault: Fault): void => {
  track.broken ??= { step, fault, load: track.load, capacity: track.effective };
};

/** What is too much, of what does not wait: it is refused. Pods that find no room on the nodes are missed where they would have served. */
const refuse = (track: Track, moment: Moment): void => {
  const { load, effective } = track;
  const { level, pods } = track.says;
  const arrived = load * SECONDS_PER_STEP;
  const refused = max(0, load - effective) * SECONDS_PER_STEP;
  if (!level) {
    track.arrived += arrived;
    track.served += arrived - refused;
    track.refused += refused;
  }
  if (refused === 0) return;
  if (passes(track, moment)) {
    track.interruptedSteps += 1;
    if (!level) track.interrupted += refused;
  } else if (!pods) breakAt(track, moment.step, faultOf(track, moment));
};

/** Keeps the history of what waits. */
const note = (track: Track, backlog: number, step: number): void => {
  if (backlog > 0 && track.backlog === 0) track.waitsSince = step;
  if (backlog === 0 && track.backlog > 0) track.drainedStep = step;
  track.backlog = backlog;
  if (track.waiting && backlog > 0) track.waiting[step] = 1;
  if (backlog <= track.largestBacklog) return;
  track.largestBacklog = backlog;
  track.largestBacklogStep = step;
};

/** What is too much, of what waits: the oldest first, and what is too old is lost. */
const queue = (track: Track, moment: Moment): void => {
  const { step } = moment;
  const came = track.load * SECONDS_PER_STEP;
  const can = track.effective * SECONDS_PER_STEP;
  track.arrived += came;
  track.couldServe += can;
  const there = track.backlog + came;
  const done = min(there, can);
  track.served += done;
  let left = there - done;
  if (track.cumulated) track.cumulated[step] = track.arrived;
  const { patience } = track.says;
  const old = step >= patience ? (track.cumulated?.[step - patience] ?? 0) - track.served - track.lost : 0;
  // Rounding of sums is no loss.
  if (old > EPSILON * track.arrived * STEPS) {
    track.lost += min(old, left);
    left -= min(old, left);
    if (!passes(track, moment)) breakAt(track, step, 'lost');
  }
  note(track, left, step);
};

const measure = (track: Track, step: number): void => {
  const { load, effective } = track;
  const waited = track.waiting?.[step] ? 1 : 0;
  const used = effective > 0 ? max(load / effective, waited) : load > 0 ? DOWN : 0;
  if (track.trace) track.trace[step] = used;
  if (used === DOWN) {
    track.down += 1;
    return;
  }
  track.used += used;
  if (used >= 1) track.saturated += 1;
  if (used <= track.peak) return;
  track.peak = used;
  track.peakStep = step;
  track.peakCapacity = effective;
};

/** What comes in a step, and what becomes of it. */
export const serve = (track: Track, moment: Moment): void => {
  if (track.says.patience > 0) queue(track, moment);
  else refuse(track, moment);
  measure(track, moment.step);
};
