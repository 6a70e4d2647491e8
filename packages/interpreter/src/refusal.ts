import type { JsonObject } from '@fiveones/definition';

/** Every reason for which a command does not fit the state, in Chinese and English. `{name}` is filled in. */
export const refusalWords = {
  'already-started': { zh: '这件办件已经开始了。', en: 'The instance has already started.' },
  'not-started': { zh: '没有这件办件。', en: 'There is no such instance.' },
  'instance-ended': { zh: '这件办件已经办结，不能再改。', en: 'The instance has ended.' },
  'no-such-start': { zh: '这个流程没有这样的开始。', en: 'The process has no such start.' },
  'task-gone': { zh: '这项待办已经办完或收回，请回到今天看看。', en: 'The task has been done or withdrawn.' },
  'task-taken': { zh: '{person} 正在办这项，您不用再办。', en: '{person} has taken the task.' },
  'notice-not-shown': {
    zh: '这份公示没有在公示，或者已经撤下，请刷新看看。',
    en: 'The notice is not shown, or has been taken down.',
  },
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
  'no-such-way': { zh: '请选从哪条路往下走。', en: 'Say by which way to go on.' },
  'ballot-missing': { zh: '请先表态：赞成、反对、弃权，或者选出候选人。', en: 'Give a ballot.' },
  'ballot-invalid': {
    zh: '这张票不算：选的人多于名额、重复，或不在候选人里。请重新选。',
    en: 'The ballot names too many people, one twice, or somebody who does not stand.',
  },
  'not-optional': { zh: '这一步不能跳过。', en: 'The step cannot be skipped.' },
  'no-way-back': {
    zh: '不能退回到这一步：它没有办过，或不在前面。',
    en: 'That step has not been done before this one.',
  },
  'not-awaited': { zh: '现在这一步不等“{message}”。', en: 'The instance does not wait for “{message}”.' },
  'timer-gone': { zh: '这个定时已经取消。', en: 'The timer is gone.' },
  'not-asked': { zh: '没有在等这个答复。', en: 'No answer is awaited here.' },
  'operation-off': { zh: '这一步不许这样办。', en: 'The step does not allow this.' },
  'delegated-only': {
    zh: '这项是别人委派给您的，办好会回到他那里；退回、转办等由他定。',
    en: 'The task was delegated to you; its owner decides.',
  },
  'signs-only': {
    zh: '这项是请您加签的，签同意或不同意就行。',
    en: 'You were asked to sign; agree or disagree.',
  },
  'awaits-signers': {
    zh: '还在等{names}加签，签完才能办；不等了可以“减签”。',
    en: 'Still waiting for {names} to sign.',
  },
  'no-such-voter': {
    zh: '这个人不在名单上、已经投了，或者是最后一个，去不掉。',
    en: 'They are not on the list, have voted, or are the last one.',
  },
  'voter-unlike': {
    zh: '名单里的人另外写了别的内容，{person}照样写不出来。请退回到定名单的一步去改。',
    en: 'The list says more of its members than is known of {person}. Go back to the step that makes the list.',
  },
  'nothing-in-hand': { zh: '{person}手里没有这件的事。', en: '{person} has nothing of this case in hand.' },
  'person-not-permitted': {
    zh: '不能交给{person}：不在这一步的岗位和辖区里，或者应当回避。请从名单里选。',
    en: '{person} is not permitted here; choose from the list.',
  },
  'nobody-named': { zh: '请选人。', en: 'Name somebody.' },
  'ballot-personal': { zh: '这一票由本人投，不能交给别人。', en: 'The ballot is personal.' },
  'nothing-to-recall': {
    zh: '不能拿回：后面已经有人办了，或者已经出文书、入票、停了时限。可以请对方退回。',
    en: 'It can no longer be taken back.',
  },
  'already-read': {
    zh: '{person}已经打开了，不能拿回；可以请他退回。',
    en: '{person} has opened it; it can no longer be taken back.',
  },
  'no-such-reason': { zh: '请选驳回的事由。', en: 'Choose a reason of rejection.' },
  'urged-today': { zh: '今天已经催过，明天可以再催。', en: 'It has been urged today.' },
  'own-task': { zh: '这项就在您手里，不用催。', en: 'The task is yours.' },
  'no-such-signer': { zh: '没有请这个人加签，或者他已经签了。', en: 'Nobody to remove.' },
  'no-such-notice': { zh: '这一条已经阅过了。', en: 'It has been read.' },
  'no-such-proposal': { zh: '这个申请已经处理过了。', en: 'The request has been dealt with.' },
  'second-person': { zh: '要由另一个人确认，不能自己确认自己。', en: 'Another person must confirm.' },
  'no-way-there': {
    zh: '不能到这一步：它在分支中间，汇合会永远等不齐，或者不在同一层。',
    en: 'The case cannot be moved to that step.',
  },
  'not-ended': { zh: '这件还在办，不用唤醒。', en: 'The case has not ended.' },
  'no-such-incident': { zh: '这个异常已经处理过了。', en: 'The incident has been resolved.' },
} as const;

/** Why a command is refused. */
export type RefusalCode = keyof typeof refusalWords;

/** A command that does not fit; nothing has changed. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: JsonObject;
}

/** A refusal with what its words are about. */
export const refuse = (code: RefusalCode, params: JsonObject = {}): Refusal => ({ code, params });
