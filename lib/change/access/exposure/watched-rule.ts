import type { ResourceChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, isMap } from '../../reading';
import { DOORS } from './doors';
import { PUBLIC } from './public';
import { SILENCED } from './silenced';
import { STANDBY } from './standby';
import { STOPPED } from './stopped';
import { TRANSPORT } from './transport';
import type { Watched } from './watched';

const WATCHED: readonly Watched[] = [...DOORS, ...PUBLIC, ...SILENCED, ...STANDBY, ...STOPPED, ...TRANSPORT];

/** A value that only the deployment knows cannot be judged. */
const isReference = (value: unknown): boolean => isMap(value) && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));

const opennessOf = (properties: unknown, { path, openness }: Watched): number | undefined => {
  const value = at(properties, path);
  return isReference(value) ? undefined : openness(value, properties);
};

const finding = (watched: Watched, { stack, logicalId, type, before, after }: ResourceChange): readonly Finding[] => {
  const now = opennessOf(after?.Properties, watched);
  const verdict = before ? watched.changed : watched.added;
  const former = before ? opennessOf(before.Properties, watched) : 0;
  if (now === undefined || former === undefined || verdict === undefined || now <= former) return [];
  return [
    {
      code: watched.code,
      verdict,
      place: { stack, logicalId, type },
      message: `${logicalId} ${watched.message}`,
      field: `Properties.${watched.path}`,
      remedy: watched.remedy,
      source: watched.source,
    },
  ];
};

/** Resources of which one property alone says that they are opened, talk in plain text, bear less or fall silent. */
export const exposureRule: Rule = ({ resources }) =>
  resources
    .filter(({ action, before, after }) => action !== 'remove' && after && (!before || before.Type === after.Type))
    .flatMap((change) => WATCHED.filter(({ types }) => types.includes(change.type)).flatMap((watched) => finding(watched, change)));
