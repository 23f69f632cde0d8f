/** PostgreSQL identifier in double quotes: whatever it holds, it stays one identifier (PostgreSQL, "Identifiers and Key Words"). */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** PostgreSQL string constant: whatever it holds, it stays one string, as long as `standard_conforming_strings` is on, its default since 9.1. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A value as an argument of a psql command: in single quotes psql knows `''` and backslash escapes (psql, "Meta-Commands"). */
export const argument = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
