import { synthesizeAll, templatesOf } from './assemblies';
import { runCheck } from './check';

void runCheck(async () => {
  const made = await synthesizeAll();
  return { findings: [], summary: `${made.length} assemblies, ${made.flatMap(templatesOf).length} templates` };
});
