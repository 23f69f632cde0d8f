import { BLUEPRINT_CODES } from '../../lib/blueprint';

describe('the registry of codes', () => {
  it('has codes of its own ranges, each with a meaning and an example of what to do', () => {
    const entries = Object.entries(BLUEPRINT_CODES);
    expect(
      entries.filter(([code, { meaning, fix }]) => !/^BP[012]\d\d$/.test(code) || !/^\w.*\.$/.test(meaning) || fix.length < 5),
    ).toEqual([]);
    expect(new Set(entries.map(([, { meaning }]) => meaning)).size).toBe(entries.length);
  });

  it('warns only of what works nevertheless', () => {
    const warnings = Object.entries(BLUEPRINT_CODES).filter(([, { severity }]) => severity === 'warning');
    expect(warnings.map(([code]) => code).sort()).toEqual([
      'BP025',
      'BP208',
      'BP213',
      'BP258',
      'BP268',
      'BP281',
      'BP282',
      'BP283',
      'BP284',
    ]);
  });
});
