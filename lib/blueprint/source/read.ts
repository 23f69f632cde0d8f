import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { BlueprintCode } from '../codes';
import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { locationOfSpan, sourceFile, wholeFile, type SourceFile } from './source-file';

/** The largest file that is read. LANGUAGE, "Values". */
const MOST_BYTES = 1024 * 1024;

const whole = (code: BlueprintCode, label: string, message: string, hint: string): Diagnostic =>
  problem(code, [], message, { hint, location: wholeFile(label) });

/** What YAML 1.2 (section 5.1) does not let into a file: controls but tab, line ends and NEL, and the two non-characters. */
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
  (code >= 0x7f && code < 0xa0 && code !== 0x85) ||
  code === 0xfffe ||
  code === 0xffff;

const controlIn = (text: string): number => {
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) return i;
  return -1;
};

/** A byte order mark says nothing in UTF-8, and would shift the columns of the first line. */
const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** A carriage return alone ends a line in YAML 1.2 (section 5.4), which the parser does not know; the places stay the same. */
const withLineEnds = (text: string): string => text.replace(/\r(?!\n)/g, '\n');

/** Bytes to text: UTF-8 only, no binary. */
const decode = (label: string, bytes: Buffer): SourceFile | Diagnostic => {
  const file = sourceFile(label, withLineEnds(withoutMark(bytes.toString('utf8'))));
  const at = (index: number) => locationOfSpan({ file, start: Math.max(0, index), end: index + 1 });
  if (bytes.includes(0)) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return whole('BP006', label, utf16 ? 'the file is UTF-16, not UTF-8' : 'the file is binary, not text', 'save it as UTF-8 text');
  }
  if (!isUtf8(bytes))
    return problem('BP005', [], 'the file is not UTF-8', {
      hint: 'this byte is from another encoding: save the file as UTF-8',
      location: at(file.text.indexOf('\ufffd')),
    });
  const control = controlIn(file.text);
  if (control >= 0) {
    const code = file.text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
    return problem('BP006', [], `control character U+${code} in the file`, {
      hint: 'remove it, or write it as an escape in double quotes',
      location: at(control),
    });
  }
  return file;
};

const unreadable = (label: string, reason: unknown): Diagnostic => {
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : String(reason);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return whole('BP001', label, `no such file: ${label}`, 'check the path; it is relative to the working folder');
    case 'EACCES':
    case 'EPERM':
      return whole('BP003', label, 'the file may not be read', 'check its permissions');
    default:
      return whole('BP003', label, `the file cannot be read (${code})`, 'check the path');
  }
};

/** Text that did not come from a file, under the same limits. */
export const textSource = (text: string, label: string): SourceFile | Diagnostic => {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MOST_BYTES)
    return whole('BP004', label, `the text has ${bytes.length} bytes, more than 1 MiB`, 'a blueprint is small: split it with extends');
  return decode(label, bytes);
};

/**
 * Reads one file; whatever is in the way becomes a diagnostic.
 * @param texts - texts that stand in for what files hold, by path
 */
export const readSource = (path: string, label: string, texts?: ReadonlyMap<string, string>): SourceFile | Diagnostic => {
  const text = texts?.get(path);
  if (text !== undefined) return textSource(text, label);
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return whole('BP002', label, `${label} is a folder, not a file`, 'name the blueprint file in it');
    if (!stat.isFile()) return whole('BP003', label, `${label} is not a regular file`, 'name a blueprint file');
    if (stat.size > MOST_BYTES)
      return whole('BP004', label, `the file has ${stat.size} bytes, more than 1 MiB`, 'a blueprint is small: split it with extends');
    return decode(label, readFileSync(path));
  } catch (reason) {
    return unreadable(label, reason);
  }
};
