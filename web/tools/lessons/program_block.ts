/** A program for a setting, the very one that the lab's share dialog shows. */
import { cppProgram } from '../../src/words/program_cpp.ts';
import { pythonProgram } from '../../src/words/program_python.ts';
import type { Background } from './blocks.ts';
import { Fields } from './fields.ts';
import { codeHtml } from './markdown.ts';

export function programHtml(text: string, file: string, line: number, { book }: Background): string {
  const fields = Fields.read(text, file, line, 'A program');
  const language = fields.choice('language', ['python', 'cpp']);
  const [preset, set, steps] = [fields.text('preset'), fields.pairs('set'), fields.number('steps')];
  const only = fields.optionalText('only');
  fields.end();
  try {
    const base = book.values(preset, {});
    const values = book.values(preset, set);
    const program = language === 'python' ? pythonProgram(values, steps) : cppProgram(preset, values, base, steps);
    return codeHtml(language, only === null ? program : definition(program, only));
  } catch (error) {
    throw fields.problem((error as Error).message);
  }
}

/** One function or class of a Python program. */
function definition(program: string, name: string): string {
  const found = new RegExp(`^(?:def|class) ${name}\\b[^]*?(?=\\n\\n\\n|\\n\\n(?=[a-z]))`, 'm').exec(program);
  if (!found) throw new Error(`The program defines no "${name}".`);
  return found[0];
}
