import { failure } from './code';

/** BP1xx: the shape of one value. BP104 stays free: the design uses it as an example for something else. */
export const SHAPE_CODES = {
  BP101: failure('A key that the language does not know.', 'did you mean "reads"?'),
  BP102: failure('A value of the wrong type.', 'write [titles] where a list is expected'),
  BP103: failure('A word that is not among those allowed.', 'did you mean "node"?'),
  BP105: failure('A required key is missing.', 'add runtime: node'),
  BP106: failure('A number out of its range.', 'write 1 to 65535'),
  BP107: failure('Text that does not have the right form.', 'write 512Mi'),
  BP108: failure('A name or key that does not have the right form.', 'use lower-case letters, digits and dashes'),
  BP109: failure('A list or text that is too short or too long.', 'add an item, or remove the key'),
  BP110: failure('A version of the language that this package does not read.', 'write version: 1'),
  BP111: failure('The name of a service, store, stream, processor, flow or team is missing.', 'write the name and a colon above its keys'),
  BP112: failure('A service, store, stream, processor or flow under the heading of another kind.', 'move it under its own heading'),
} as const;
