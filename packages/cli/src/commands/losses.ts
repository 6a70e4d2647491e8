import type { Language } from '@fiveones/definition';
import { lossWords, type Loss, type LossGrade } from '@fiveones/exchange';

/** The formats of other tools that are read and written. */
export const foreignKinds = ['bpmn', 'dmn'] as const;
/** One of `foreignKinds`. */
export type ForeignKind = (typeof foreignKinds)[number];

/** Whether a word names such a format. */
export const isForeignKind = (word: string): word is ForeignKind =>
  (foreignKinds as readonly string[]).includes(word);

const grades: Readonly<Record<LossGrade, Readonly<Record<Language, string>>>> = {
  kept: { zh: '留着', en: 'kept' },
  changed: { zh: '改写', en: 'changed' },
  lost: { zh: '没有', en: 'lost' },
};
const namedAtMost = 6;

/** A loss as the public contract prints it. */
export const lossJson = (loss: Loss, language: Language): object => ({
  ...loss,
  message: lossWords(loss, language),
});

/** Losses in words, a line each, with the first of the steps they are at. */
export const lossLines = (losses: readonly Loss[], language: Language): readonly string[] =>
  losses.map((loss) => {
    const named = loss.at.slice(0, namedAtMost).join(' ');
    const more = loss.at.length > namedAtMost ? ' …' : '';
    return `${grades[loss.grade][language]}  ${lossWords(loss, language)}${named === '' ? '' : `  [${named}${more}]`}`;
  });
