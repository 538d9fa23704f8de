/** What the reader has answered, kept in this browser and nowhere else. */

/** One answer: its words, and whether it was right; null: nobody can say. */
export interface Answer {
  readonly question: string;
  /** What was asked, as on the page. */
  readonly asked: string;
  /** As it is taken up again: an option's place, a number, or settings. */
  readonly value: string;
  /** The same in words. */
  readonly answer: string;
  readonly right: boolean | null;
  readonly seed?: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

const storeKey = 'sac-lab-lessons';

/** Answers by lesson and question; none where the browser keeps nothing or another program has written there. */
export function readAnswers(): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storeKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Answers) : {};
  } catch {
    return {};
  }
}
function write(answers: Answers): void {
  try {
    localStorage.setItem(storeKey, JSON.stringify(answers));
  } catch {
    // a browser may keep nothing: then the answers live as long as the page
  }
}
export function answersOf(lesson: string): Readonly<Record<string, Answer>> {
  const own = readAnswers()[lesson];
  return typeof own === 'object' && own !== null ? own : {};
}
export function keepAnswer(lesson: string, answer: Answer): void {
  write({ ...readAnswers(), [lesson]: { ...answersOf(lesson), [answer.question]: answer } });
}
/** @param lesson null: of all lessons */
export function clearAnswers(lesson: string | null): void {
  if (lesson === null) return write({});
  const { [lesson]: _, ...others } = readAnswers();
  write(others);
}

/** For whoever takes homework: one lesson after the other, in plain text. */
export function answersText(answers: Answers, titles: ReadonlyMap<string, string>): string {
  const lines: string[] = ['Answers in the lessons of SAC Lab', ''];
  for (const [lesson, own] of Object.entries(answers)) {
    lines.push(titles.get(lesson) ?? lesson);
    for (const { question, asked, answer, right, seed, at } of Object.values(own)) {
      const judged = right === null ? '' : right ? ' (right)' : ' (not right)';
      const ran = seed === undefined ? '' : `, seed ${seed}`;
      const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
      lines.push(`  ${question}: ${asked}`, `    ${answer}${judged}${ran}, ${when} UTC`);
    }
    lines.push('');
  }
  return lines.join('\n');
}
