import { check, type Assembly, type Check, type Finding } from '../../../lib/change';
import { access } from './cases/access';
import { databases } from './cases/databases';
import { network } from './cases/network';
import { spellings } from './cases/spellings';
import { services } from './cases/services';
import { stores } from './cases/stores';
import { streams } from './cases/streams';
import type { Row } from './row';

const MATRIX: Readonly<Record<string, readonly Row[]>> = { access, databases, network, services, spellings, stores, streams };

const assembly = (templates: Row['before']): Assembly => ({
  stacks: Object.entries(templates).map(([name, template]) => ({
    name: `app-${name}`,
    region: 'us-east-1',
    account: '111122223333',
    template,
  })),
});

const checked = ({ before, after }: Row): Check => check(assembly(before), assembly(after));

const saidOf = ({ verdict, findings }: Check): string => [verdict, ...new Set(findings.map(({ code }) => code).sort())].join(' ');

describe.each(Object.entries(MATRIX))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.edit, row] as const))('%s', (__, row) => {
    expect(saidOf(checked(row))).toBe(row.said);
  });
});

describe('every finding of the matrix', () => {
  const findings: readonly Finding[] = Object.values(MATRIX).flatMap((rows) => rows.flatMap((row) => checked(row).findings));

  it('says what happens and what to do, in words', () => {
    const mute = findings.filter(
      ({ message, remedy }) => message.length < 20 || remedy.length < 6 || /undefined|NaN|\[object/.test(message + remedy),
    );
    expect(mute).toEqual([]);
  });
});
