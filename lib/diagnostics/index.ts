export * from './diagnostic';
export { formatDiagnostics, type FormatOptions } from './format';
export { diagnosticsJson, type DiagnosticJson } from './json';
export { pathText } from './path';
export { locationOf, sortDiagnostics, type SourceIndex } from './sources';
