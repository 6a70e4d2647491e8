/** Cells of a line of a pasted or exported table. */
const cellsOf = (line: string): readonly string[] =>
  line.split(/[,，\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );

/**
 * The numbers of cases in a text, each once: of a table, the column that is headed 编号; of anything else, whatever
 * stands between blanks, commas and semicolons.
 */
export function numbersIn(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const column = lines.length > 1 ? cellsOf(lines[0] ?? '').findIndex((cell) => cell.endsWith('编号')) : -1;
  const found =
    column >= 0
      ? lines.slice(1).map((line) => cellsOf(line)[column] ?? '')
      : lines.flatMap((line) => line.split(/[\s,，、;；"]+/));
  return [...new Set(found.filter((number) => number !== ''))];
}
