import { filled, type Words } from './words.ts';

/** What may be wrong in what is kept, in both languages; `{name}` stands for a parameter, `{at}` for the stream or file. */
export const damageWords = {
  'chain.hash': {
    zh: '{at} 从第 {seq} 个事件起的一次变动与它的校验值不符：事后被改动过。',
    en: 'The change of {at} that begins with event {seq} does not match its hash: it was changed afterwards.',
  },
  'chain.gap': {
    zh: '{at} 缺少第 {seq} 个事件，接着的是第 {found} 个。',
    en: 'Event {seq} of {at} is missing; number {found} follows.',
  },
  'chain.head': {
    zh: '{at} 的事件到第 {seq} 个为止，与记录的结尾（第 {expected} 个）不符。',
    en: 'The events of {at} end at {seq}, which is not the recorded end ({expected}).',
  },
  'file.missing': { zh: '附件 {at} 不见了。', en: 'Attachment {at} is missing.' },
  'file.damaged': {
    zh: '附件 {at} 的内容（{size} 字节）与它的校验值不符。',
    en: 'The content of attachment {at} ({size} bytes) does not match its hash.',
  },
} as const satisfies Record<string, Words>;

/** Something wrong in what is kept. */
export interface Damage {
  readonly code: keyof typeof damageWords;
  readonly params: Readonly<Record<string, string | number>>;
  /** The stream, or the id of the attachment. */
  readonly at: string;
}

/** The words of a damage in a language. */
export const damageText = ({ code, params, at }: Damage, language: 'zh' | 'en'): string =>
  filled(damageWords[code][language], { ...params, at });
