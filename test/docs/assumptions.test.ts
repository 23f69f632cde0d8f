import { assumptionsPage } from '../../scripts/pages/assumptions';
import { expectGolden } from '../support/golden';

it('are listed for people, all of them: node --import tsx scripts/pages.ts', () =>
  expectGolden('../docs/assumptions.md', assumptionsPage()));
