/** The cells of a csv text: commas, semicolons or tabs, quotes doubled within quotes. No more than so many lines. */
export function delimited(text: string, most: number): readonly (readonly string[])[] {
  const between = betweenOf(text);
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const ends = (): void => {
    lines.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length && lines.length <= most; at++) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === between) ends();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++;
      ends();
      lines.push([]);
    } else cell += letter;
  }
  ends();
  const last = lines.at(-1);
  return last?.length === 1 && last[0] === '' ? lines.slice(0, -1) : lines;
}

/** What stands between cells: what the first lines have most of. */
function betweenOf(text: string): string {
  const start = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((one) => [one, start.split(one).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}
