const literal = /^"(?:[^"\\]|\\.)*"$/;
const texts = /^"(?:[^"\\]|\\.)*"(?:\s*,\s*"(?:[^"\\]|\\.)*")*$/;

const plain = (quoted: string): string => quoted.slice(1, -1).replace(/\\(.)/g, '$1');
const quoted = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;
const parts = (feel: string): readonly string[] => feel.match(/"(?:[^"\\]|\\.)*"/g) ?? [];

/** A cell of a decision table as people read it: texts without quotes, 是 and 否, nothing for “any”; formulas as they are. */
export const cellText = (feel: string): string => {
  const cell = feel.trim();
  if (cell === '-' || cell === 'null') return '';
  if (cell === 'true') return '是';
  if (cell === 'false') return '否';
  return texts.test(cell) ? parts(cell).map(plain).join('、') : cell;
};

/** What a person typed into a cell as FEEL. What reads as a number, a comparison or a formula stays so; other words are texts. */
export const cellFeel = (typed: string, before: string): string => {
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
    : text.split('、').map(quoted).join(', ');
};
