import { createInterface } from 'node:readline';
import type { Input, Output } from '../io';

const ANSWERS: Readonly<Record<string, boolean>> = { yes: true, y: true, no: false, n: false };

/** Asks a person for a yes or a no, and again where it is neither. The end of the input is a no. */
export const confirm = async (question: string, stdin: Input, output: Output): Promise<boolean> => {
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    output.write(`${question} (yes/no) `);
    for await (const line of lines) {
      const answer = ANSWERS[line.trim().toLowerCase()];
      if (answer !== undefined) return answer;
      output.write('yes or no? ');
    }
    return false;
  } finally {
    lines.close();
  }
};
