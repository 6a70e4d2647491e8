import { marked, type Token, type Tokens } from 'marked';
import type { Block, Inline, Run } from './block.ts';
import { anchorOfFile } from './anchor.ts';
import { parameterWords, type Naming } from './naming.ts';

/** What an office wrote at one place. */
export interface OwnText {
  readonly anchor: string;
  readonly file: string;
  readonly body: readonly Block[];
}

/** The own paragraphs of a package, in the order of their files. */
export const ownTexts = (naming: Naming): readonly OwnText[] =>
  Object.entries(naming.package.others)
    .flatMap(([file, text]) => {
      const anchor = anchorOfFile(file);
      return anchor === undefined ? [] : [{ anchor, file, body: ownBlocks(text, naming) }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));

/**
 * Markdown as blocks: headings, paragraphs, lists, tables. `{{param.x}}` is the value in force. Whatever else Markdown
 * knows (pictures, HTML) is printed as the text that was written, never dropped.
 */
const ownBlocks = (text: string, naming: Naming): readonly Block[] =>
  marked.lexer(merged(text, naming)).flatMap(blocksOf);

const merged = (text: string, naming: Naming): string =>
  text.replace(/\{\{\s*param\.([A-Za-z][\w-]*)\s*\}\}/g, (_, id: string) => parameterWords(naming, id));

function blocksOf(token: Token): readonly Block[] {
  const read = readers[token.type];
  return read === undefined ? [{ kind: 'text', text: token.raw.trim(), indent: true }] : read(token);
}

const readers: Readonly<Record<string, (token: Token) => readonly Block[]>> = {
  space: () => [],
  hr: () => [],
  heading: (token) => [{ kind: 'lead', text: textOf(token) }],
  paragraph: (token) => [{ kind: 'text', text: inlineOf(token), indent: true }],
  text: (token) => [{ kind: 'text', text: inlineOf(token) }],
  blockquote: (token) => (token as Tokens.Blockquote).tokens.flatMap(blocksOf),
  list: (token) => listOf(token as Tokens.List),
  table: (token) => [tableOf(token as Tokens.Table)],
};

/** Items of a list; a list inside one follows it, so that nothing of it is lost. */
function listOf({ ordered, items }: Tokens.List): readonly Block[] {
  return items.flatMap((item, place): readonly Block[] => {
    const [first, ...rest] = item.tokens;
    const number = ordered ? `${place + 1}. ` : '';
    const head = first === undefined ? item.text : inlineOf(first);
    return [
      {
        kind: 'items',
        items: [{ text: number === '' ? head : [{ text: number }, ...runs(head)] }],
        ...(ordered && { numbered: true }),
      },
      ...rest.flatMap(blocksOf),
    ];
  });
}

const runs = (text: Inline): readonly Run[] => (typeof text === 'string' ? [{ text }] : text);

function tableOf({ header, rows }: Tokens.Table): Block {
  const width = (column: number): number =>
    Math.max(4, ...[header, ...rows].map((row) => Math.min(30, row[column]?.text.length ?? 0)));
  return {
    kind: 'table',
    columns: header.map((cell, column) => ({ title: cell.text, width: width(column) })),
    rows: rows.map((row) => ({ cells: row.map((cell) => inlineFrom(cell.tokens)) })),
  };
}

const inlineOf = (token: Token): Inline =>
  'tokens' in token && Array.isArray(token.tokens) ? inlineFrom(token.tokens) : textOf(token);

const inlineFrom = (tokens: readonly Token[]): Inline => {
  const found = tokens.map((token): Run => {
    if (token.type === 'br') return { text: '\n' };
    const strong = token.type === 'strong' || token.type === 'em';
    return { text: textOf(token), ...(strong && { strong }) };
  });
  return found.every(({ strong }) => strong !== true) ? found.map(({ text }) => text).join('') : found;
};

/** The text of a token without its signs; of what is not text, what was written. */
function textOf(token: Token): string {
  if (token.type === 'html' || token.type === 'image') return token.raw.trim();
  if ('tokens' in token && Array.isArray(token.tokens)) return token.tokens.map(textOf).join('');
  return 'text' in token && typeof token.text === 'string' ? decoded(token.text) : token.raw;
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
