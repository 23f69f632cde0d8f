import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumptionsPage } from './pages/assumptions';
import { plannedFiles } from './pages/estates';
import { capabilityFolders } from './pages/folders';
import { realAccountPage } from './pages/real-account';
import { systemsPage } from './pages/systems';
import { ROOT } from './program';

/** Writes the pages of docs/ that are made from data; the tests hold them to it. */
const write = (name: string, text: string): void => {
  writeFileSync(join(ROOT, 'docs', name), text);
  console.log(`docs/${name}`);
};

write('assumptions.md', assumptionsPage());
write('real-account.md', realAccountPage());
write('systems.md', systemsPage(plannedFiles(), capabilityFolders()));
