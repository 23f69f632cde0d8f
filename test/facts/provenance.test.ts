import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Provenance } from '../../lib/facts/provenance';

const folder = join(__dirname, '..', '..', 'lib', 'facts');
/** Forms that facts have, without a fact of their own. */
const forms = ['provenance.ts', 'fact.ts'];
const modules = readdirSync(folder).filter((file) => file.endsWith('.ts') && !forms.includes(file));

/** Prices and quotas have a form of their own for sources; what exports `provenance` must do it well, and what does not must be one of them. */
const otherForms = ['prices.ts', 'quotas.ts'];

const load = (file: string): { readonly provenance?: readonly Provenance[] } =>
  jest.requireActual(join(folder, file)) as { provenance?: readonly Provenance[] };

describe('every module of facts', () => {
  it.each(modules.filter((file) => !otherForms.includes(file)))('%s says where its facts come from, and as of when', (file) => {
    const { provenance = [] } = load(file);
    expect(provenance.length).toBeGreaterThan(0);
    for (const { covers, source, asOf } of provenance) {
      expect(covers).toMatch(/\S/);
      expect(source).toMatch(
        /https:\/\/|github\.com[/:]|npm |PyPI |go module |talk at QCon|opensource\.com|public (repositories|Terraform)|two public/,
      );
      expect(source).not.toMatch(/\/(work|tmp|root|home)\//);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new Date(`${asOf}T00:00:00Z`).toISOString().slice(0, 10)).toBe(asOf);
    }
  });

  it.each(modules)('%s is data: it loads no construct library, and reads no file, clock or environment', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, from] of text.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^\.\.?\//);
    expect(text).not.toMatch(/process\.|Date\.now|new Date\(\)|Math\.random|require\(/);
  });
});
