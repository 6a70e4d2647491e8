const star = '*';

function keep(text: string, first: number, last: number): string {
  const characters = [...text];
  if (characters.length <= first + last) return star.repeat(characters.length);
  const hidden = star.repeat(characters.length - first - last);
  return characters.slice(0, first).join('') + hidden + characters.slice(characters.length - last).join('');
}

/** An identity number with its first six and last two places. */
export function maskId(text: string): string {
  return keep(text, 6, 2);
}

/** A name with its first character. */
export function maskName(text: string): string {
  const characters = [...text.trim()];
  return characters.length <= 1 ? star : characters[0] + star.repeat(characters.length - 1);
}

/** A telephone number without the four digits before the last four. */
function maskPhone(text: string): string {
  return text.length < 8 ? keep(text, 0, 2) : text.slice(0, -8) + star.repeat(4) + text.slice(-4);
}

const masks = {
  M1: maskId,
  M2: (text: string) => keep(text, 0, 4),
  M3: maskPhone,
  M4: () => star.repeat(3),
  M5: maskName,
} as const;

/** Whether a word of `x-sensitivity` names a class of personal data. */
export function isSensitivity(word: string | undefined): word is keyof typeof masks {
  return word !== undefined && Object.hasOwn(masks, word);
}

/**
 * The text as those may see it who have no business with it: M1 first 6 and last 2 places, M2 last 4, M3 without the
 * middle 4, M4 nothing of it, M5 (minors) the family name.
 */
export function mask(text: string, sensitivity: string | undefined): string {
  return isSensitivity(sensitivity) && text !== '' ? masks[sensitivity](text) : text;
}

/** Classes that are masked for a reader who may see the field but not fill it. M4 and M5 are a matter of rights. */
export const maskedForReaders: ReadonlySet<string> = new Set(['M1', 'M2', 'M3']);
