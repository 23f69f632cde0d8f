import { planOrThrow } from '../../lib/plan';
import { grafanaFiles } from '../../lib/reports/grafana';
import { blueprintOf } from '../support/blueprint';
import { GROWTH } from '../layers/observability/growth';

interface Query {
  readonly refId: string;
  readonly expr: string;
  readonly datasource: object;
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource: object;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly Query[];
}
interface Page {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly type: string; readonly query: unknown; readonly datasource?: object }[];
  };
}

const pages = () => grafanaFiles(planOrThrow(blueprintOf(GROWTH))) as unknown as ReadonlyMap<string, Page>;

it('writes a page on services and one on the platform, and none where there is no Prometheus', () => {
  expect([...pages().keys()]).toEqual(['grafana/services.json', 'grafana/platform.json']);
  expect([...grafanaFiles(planOrThrow(blueprintOf({ services: { web: { runtime: 'node' } } }))).keys()]).toEqual([]);
});

it('has what an import needs, with the data source as a choice', () => {
  for (const [path, page] of pages()) {
    // "Dashboard JSON model": fields of the classic model. `id` is left out: Grafana gives it.
    expect([path, page]).toEqual([
      path,
      expect.objectContaining({
        uid: expect.stringMatching(/^[a-zA-Z0-9_-]{1,40}$/) as string,
        title: expect.stringContaining('shop in us-east-1') as string,
        schemaVersion: expect.any(Number) as number,
        version: expect.any(Number) as number,
        time: { from: expect.any(String) as string, to: 'now' },
        annotations: { list: [] },
      }),
    ]);
    expect(page).not.toHaveProperty('id');
    expect(page.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    const source = { type: 'prometheus', uid: '${datasource}' };
    for (const { datasource } of page.templating.list.slice(1)) expect(datasource).toEqual(source);
    for (const { title, datasource, targets, type } of page.panels) {
      expect([title, type, datasource]).toEqual([title, 'timeseries', source]);
      for (const query of targets) expect(query.datasource).toEqual(source);
      expect(new Set(targets.map((q) => q.refId)).size).toBe(targets.length);
    }
  }
});

it('names only choices that it offers, and puts no graph upon another', () => {
  for (const { panels, templating } of pages().values()) {
    const offered = [...templating.list.map((c) => c.name), '__rate_interval'];
    const asked = panels.flatMap((p) => p.targets.flatMap((t) => [...t.expr.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '')));
    expect(asked.filter((name) => !offered.includes(name))).toEqual([]);
    expect(new Set(panels.map((p) => p.id)).size).toBe(panels.length);
    expect(new Set(panels.map((p) => `${p.gridPos.x} ${p.gridPos.y}`)).size).toBe(panels.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  }
});

it('gives each platform ids of its own, and the same ones every time', () => {
  const ids = (name: string) =>
    [...(grafanaFiles(planOrThrow(blueprintOf({ ...GROWTH, name }))) as unknown as ReadonlyMap<string, Page>).values()].map((p) => p.uid);
  expect(ids('shop')).toEqual(ids('shop'));
  expect(ids('shop')).not.toEqual(ids('other'));
});
