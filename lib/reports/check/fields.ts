import type { FieldChange } from '../../change';
import { labelled } from '../layout/wrap';
import { counted } from '../quantities';
import { fieldLines } from './words';

/** Fields of one change before the rest is only counted: the JSON has them all. */
const MOST_FIELDS = 6;

export interface FieldLayout {
  /** Where the names of fields begin. */
  readonly hang: number;
  /** Width of the whole. */
  readonly columns: number;
}

/** Fields that differ, each line behind its mark, in plain text. */
export const fieldsText = (fields: readonly FieldChange[], { hang, columns }: FieldLayout): readonly string[] => {
  const shown = fields.slice(0, MOST_FIELDS);
  const more = fields.length - shown.length;
  return [
    ...shown.flatMap(fieldLines).flatMap(({ mark, beneath, text }) => {
      const indent = beneath ? hang + 2 : hang;
      return labelled(mark, text, { indent, hang: mark === '' ? indent : indent + 2, columns });
    }),
    ...(more > 0 ? [`${' '.repeat(hang)}and ${counted(more, 'more field')}: --json has them all`] : []),
  ];
};
