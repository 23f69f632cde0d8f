import { basename } from 'node:path';
import { stacksByRegion } from '../../lib/quotas/stacks';
import { blueprintFiles, synthesizeFile } from '../support/estates';

const ids = blueprintFiles().map((file) => [basename(file, '.yaml'), file] as const);

it.each(ids)('%s: counts the stacks that are built, not one more or less', (_name, file) => {
  const { plan, templates } = synthesizeFile(file);
  const counted = [...stacksByRegion(plan).values()].flatMap((names) => [...names]);
  expect(counted.sort()).toEqual([...templates].map(([stack]) => stack).sort());
});
