import type { Blueprint } from '../blueprint';
import type { Assumed } from '../facts/assumptions';
import type { EngineChoices } from './engines';
import type { Graph } from './graph';
import type { Load } from './load';
import type { Traffic } from './traffic';

/** What the demand of a store or stream is derived from. */
export interface Sources {
  readonly blueprint: Blueprint;
  readonly graph: Graph;
  readonly load: Load;
  readonly traffic: Traffic;
  readonly engines: EngineChoices;
  readonly assumed: Assumed;
}
