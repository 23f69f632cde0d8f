/** Colours that stay apart for people who see some of them alike (after Okabe and Ito), dark ones on light, light ones on dark. */
const LIGHT = ['#0072b2', '#d55e00', '#007a5a', '#a3457f', '#7a6000', '#3a3a3a'] as const;
const DARK = ['#56b4e9', '#ff9e4a', '#3fcf9f', '#f29ac9', '#e8d24a', '#d0d0d0'] as const;

/** Lines are told apart without colour, too: by their dashes, and by their marks. */
export const DASHES = ['none', '8 4', '2 4', '12 4 2 4', '6 2', '1 5 8 5'] as const;

/** Lines of one chart. */
export const MOST_LINES = LIGHT.length;

const strokes = (colours: readonly string[]): string =>
  colours.map((colour, i) => `.s${i}{stroke:${colour}}.m${i}{fill:${colour}}`).join('');

/** The chart brings all of its looks along, and follows the reader's choice of a light or a dark background. */
export const STYLE = [
  'text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1b1f24}',
  '.title{font-size:18px;font-weight:600}.quiet{fill:#57606a}.head{font-weight:600}',
  '.paper{fill:#fff}.grid{stroke:#d0d7de;stroke-width:1}.axis{stroke:#57606a;stroke-width:1}',
  '.all{stroke:#b3261e;stroke-width:1.5}.over{fill:#b3261e;opacity:.08}.loss{stroke:#1b1f24;stroke-width:1.5;stroke-dasharray:3 3}',
  '.area{fill:#0072b2;opacity:.16}.load{stroke:#0072b2;stroke-width:2;fill:none}',
  '.line{fill:none;stroke-width:2;stroke-linejoin:round}.mark{stroke:none}',
  strokes(LIGHT),
  '@media (prefers-color-scheme:dark){',
  'text{fill:#e6edf3}.quiet{fill:#9198a1}.paper{fill:#0d1117}.grid{stroke:#30363d}.axis{stroke:#9198a1}',
  '.all{stroke:#ff7b72}.over{fill:#ff7b72;opacity:.12}.loss{stroke:#e6edf3}.area{fill:#56b4e9}.load{stroke:#56b4e9}',
  strokes(DARK),
  '}',
].join('');
