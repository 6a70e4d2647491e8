import { compileExpression } from '@fiveones/feel';

/** A condition of a file: as FEEL as it stands, written anew as FEEL, or neither. */
export type ConditionRead =
  | { readonly as: 'feel'; readonly text: string }
  | { readonly as: 'translated'; readonly text: string }
  | { readonly as: 'unread' };

const isFeel = (text: string): boolean => text !== '' && compileExpression(text).ok;

/**
 * Reads a condition. `=…` is how some tools mark FEEL; of `${…}` what FEEL says too is written anew: comparisons,
 * `and`, `or`, `not`, texts.
 */
export function readCondition(written: string): ConditionRead {
  const text = written.trim();
  const [, inner] = /^[$#]\{([\s\S]*)\}$/.exec(text) ?? [];
  // Whatever is called there is a program of the other tool.
  if (inner !== undefined && /\w\s*\(/.test(inner)) return { as: 'unread' };
  if (inner === undefined) {
    const bare = text.replace(/^=\s*/, '');
    return isFeel(bare) ? { as: 'feel', text: bare } : { as: 'unread' };
  }
  const anew = inner
    .trim()
    .replace(/'([^']*)'/g, '"$1"')
    .split(/("[^"]*")/)
    .map((part, place) => (place % 2 === 1 ? part : operatorsAnew(part)))
    .join('')
    .trim();
  return isFeel(anew) ? { as: 'translated', text: anew } : { as: 'unread' };
}

const operatorsAnew = (part: string): string =>
  part
    .replace(/===?/g, '=')
    .replace(/\s*(?:&&|\band\b)\s*/g, ' and ')
    .replace(/\s*(?:\|\||\bor\b)\s*/g, ' or ')
    .replace(/!\s*([A-Za-z_][\w.]*)/g, 'not($1)')
    .replace(/\beq\b/g, '=')
    .replace(/\bne\b/g, '!=')
    .replace(/\bgt\b/g, '>')
    .replace(/\bge\b/g, '>=')
    .replace(/\blt\b/g, '<')
    .replace(/\ble\b/g, '<=');
