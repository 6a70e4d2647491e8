const literal = /^"(?:[^"\\]|\\.)*"$/;
const texts = /^"(?:[^"\\]|\\.)*"(?:\s*,\s*"(?:[^"\\]|\\.)*")*$/;

const plain = (quoted: string): string => quoted.slice(1, -1).replace(/\\(.)/g, '$1');
const quoted = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;
const parts = (feel: string): readonly string[] => feel.match(/"(?:[^"\\]|\\.)*"/g) ?? [];

/** What stored values are called where they are chosen. */
export type Called = ReadonlyMap<string, string>;
const nothing: Called = new Map();

const storedOf = (label: string, called: Called): string =>
  [...called].find(([, name]) => name === label)?.[0] ?? label;

/** The texts that a cell names; none when it is a formula. */
export const textsIn = (feel: string): readonly string[] =>
  texts.test(feel.trim()) ? parts(feel).map(plain) : [];

/** A cell of a decision table to type in: texts without quotes and as their choices are called, 是 and 否, nothing for “any”; formulas as they are. */
export const cellText = (feel: string, called: Called = nothing): string => {
  const cell = feel.trim();
  if (cell === '-' || cell === 'null') return '';
  if (cell === 'true') return '是';
  if (cell === 'false') return '否';
  return texts.test(cell)
    ? parts(cell)
        .map(plain)
        .map((text) => called.get(text) ?? text)
        .join('、')
    : cell;
};

/** What a person typed into a cell as FEEL. What reads as a number, a comparison or a formula stays so; other words are texts. */
export const cellFeel = (typed: string, before: string, called: Called = nothing): string => {
  const text = typed.trim();
  if (text === '') return '';
  if (text === '是') return 'true';
  if (text === '否') return 'false';
  if (texts.test(text) || literal.test(text)) return text;
  const wasText = texts.test(before.trim());
  const formula =
    /[=<>()[\]{}+*/"]|\.\.|^-?\d+(\.\d+)?$|\b(and|or|not|if|then|else|in|some|every)\b|^[A-Za-z_][\w.]*$/.test(
      text,
    );
  return formula && !(wasText && /^[A-Za-z_]\w*$/.test(text))
    ? text
    : text
        .split('、')
        .map((part) => quoted(storedOf(part, called)))
        .join(', ');
};
