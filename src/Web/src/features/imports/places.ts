import type { PlanDraft, TaskDraft } from '../plans/plans';

/** A place in the source text, lines and columns counted from 1; without columns the whole line. */
export interface Place {
  line: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

export type TaskPart = 'number' | 'title' | 'lead' | 'participants' | 'dueOn' | 'text';

/** Where a part of a task stands: the words themselves where they are found, else where the task begins. */
export function placeOf(
  task: TaskDraft,
  part: TaskPart,
  draft: PlanDraft,
  lines: string[],
): Place | undefined {
  const from = task.source.line;
  if (!from) return undefined;
  const words = wordsOf(task, part).filter((word) => word.length > 0);
  for (let line = from; line < endOf(task, draft, lines); line += 1) {
    const content = lines[line - 1] ?? '';
    for (const word of words) {
      const at = content.indexOf(word);
      if (at >= 0) return { line, column: at + 1, endLine: line, endColumn: at + 1 + word.length };
    }
  }
  return { line: from };
}

function wordsOf(task: TaskDraft, part: TaskPart): string[] {
  switch (part) {
    case 'lead':
      return task.lead;
    case 'participants':
      return [...task.participants, ...task.groups];
    case 'dueOn':
      return task.dueOn ? daysAsPrinted(task.dueOn) : [];
    case 'text':
      return [task.text.slice(0, 8)];
    default:
      return [task.title.slice(0, 12)];
  }
}

function daysAsPrinted(day: string): string[] {
  const [year, month, date] = day.split('-').map(Number);
  return [
    `${year}年${month}月${date}日`,
    `${month}月${date}日`,
    `${year}年${month}月`,
    `${month}月底`,
    `${year}年底`,
  ];
}

// A task ends where the next one begins.
function endOf(task: TaskDraft, draft: PlanDraft, lines: string[]): number {
  const next = draft.tasks.map(({ source }) => source.line).filter((line) => line > task.source.line);
  return Math.min(lines.length + 1, ...next);
}

/** Where words of the plan itself stand, such as its document number. */
export function placeOfWords(words: string | null, lines: string[]): Place | undefined {
  if (!words) return undefined;
  const index = lines.findIndex((content) => content.includes(words));
  if (index < 0) return undefined;
  const at = (lines[index] as string).indexOf(words);
  return { line: index + 1, column: at + 1, endLine: index + 1, endColumn: at + 1 + words.length };
}
