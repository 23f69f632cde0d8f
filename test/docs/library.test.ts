import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as data from '../../lib/layers/data';
import * as delivery from '../../lib/layers/delivery';
import * as edge from '../../lib/layers/edge';
import * as kubernetes from '../../lib/kubernetes';
import * as network from '../../lib/layers/network';
import * as observability from '../../lib/layers/observability';
import * as platform from '../../lib/layers/platform';
import * as resilience from '../../lib/layers/resilience';
import * as services from '../../lib/layers/services';
import * as streaming from '../../lib/layers/streaming';

const ROOT = resolve(__dirname, '../..');
const LAYERS: Readonly<Record<string, object>> = {
  data,
  delivery,
  edge,
  kubernetes,
  network,
  observability,
  platform,
  resilience,
  services,
  streaming,
};
/** Subpaths for whole blueprints, for numbers and for tests, which have no constructs. */
const OTHERS = ['.', './blueprint', './build', './capacity', './package.json', './plan', './pricing', './simulation', './testing'];

const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| `\.\/(\w+)` \| (.*) \|$/gm)].map(([, subpath = '', names = '']) => [
    subpath,
    [...names.matchAll(/`(\w+)(?:\(\))?`/g)].map(([, name = '']) => name),
  ]),
);

const isConstruct = (value: unknown): boolean => typeof value === 'function' && value.prototype instanceof Construct;
const constructsOf = (layer: object): string[] =>
  Object.entries(layer)
    .filter(([, value]) => isConstruct(value))
    .map(([name]) => name);

describe('the table of docs/library.md', () => {
  it('has a row for every subpath of the package that has constructs', () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { exports: Record<string, unknown> };
    const subpaths = Object.keys(exports).filter((subpath) => !OTHERS.includes(subpath));
    expect([...rows.keys()].map((name) => `./${name}`).sort()).toEqual(subpaths.sort());
    expect(Object.keys(LAYERS).sort()).toEqual([...rows.keys()].sort());
  });

  it.each(Object.entries(LAYERS))('names every construct of ./%s', (name, layer) => {
    const constructs = constructsOf(layer);
    expect(constructs.length).toBeGreaterThan(0);
    expect(rows.get(name)).toEqual(expect.arrayContaining(constructs));
  });

  it.each([...rows])('names nothing that ./%s does not export', (name, named) => {
    expect(Object.keys(LAYERS[name] ?? {})).toEqual(expect.arrayContaining(named));
  });
});
