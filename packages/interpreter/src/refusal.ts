import type { JsonObject } from '@fiveones/definition';

/** Every reason for which a command does not fit the state, in Chinese and English. `{name}` is filled in. */
export const refusalWords = {
  'already-started': { zh: '这件办件已经开始了。', en: 'The instance has already started.' },
  'not-started': { zh: '没有这件办件。', en: 'There is no such instance.' },
  'instance-ended': { zh: '这件办件已经办结，不能再改。', en: 'The instance has ended.' },
  'no-such-start': { zh: '这个流程没有这样的开始。', en: 'The process has no such start.' },
  'task-gone': { zh: '这项待办已经办完或收回，请回到今天看看。', en: 'The task has been done or withdrawn.' },
  'task-taken': { zh: '{person} 正在办这项，您不用再办。', en: '{person} has taken the task.' },
  'task-not-yours': { zh: '这项不归您的岗位办。', en: 'The task is not for your post.' },
  'kin-recused': {
    zh: '您与这户有近亲属关系，应当回避，请同事来办。',
    en: 'You are kin of the household and must stand aside.',
  },
  'same-person': {
    zh: '“{node}”是您办的，这一步要换一个人。',
    en: 'You did “{node}”; another person must do this step.',
  },
  'opinion-missing': { zh: '请选同意、不同意或退回。', en: 'An opinion is required.' },
  'reason-missing': {
    zh: '请写明理由，至少 {min} 个字。',
    en: 'Give a reason of at least {min} characters.',
  },
  'not-optional': { zh: '这一步不能跳过。', en: 'The step cannot be skipped.' },
  'no-way-back': {
    zh: '不能退回到这一步：它没有办过，或不在前面。',
    en: 'That step has not been done before this one.',
  },
  'not-awaited': { zh: '现在这一步不等“{message}”。', en: 'The instance does not wait for “{message}”.' },
  'timer-gone': { zh: '这个定时已经取消。', en: 'The timer is gone.' },
  'not-asked': { zh: '没有在等这个答复。', en: 'No answer is awaited here.' },
  'no-such-incident': { zh: '这个异常已经处理过了。', en: 'The incident has been resolved.' },
} as const;

export type RefusalCode = keyof typeof refusalWords;

/** A command that does not fit; nothing has changed. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: JsonObject;
}

export const refuse = (code: RefusalCode, params: JsonObject = {}): Refusal => ({ code, params });
