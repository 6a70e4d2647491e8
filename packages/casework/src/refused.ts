import type { JsonObject } from '@fiveones/definition';
import { refusalWords, type Refusal } from '@fiveones/interpreter';
import type { Refused } from './views.ts';

/** Refusals of the use cases themselves, beside those of the interpreter. */
export const caseworkWords = {
  'not-signed-in': { zh: '请先登录。', en: 'Sign in first.' },
  'session-changed': {
    zh: '别的窗口换成了{name}登录，这里的没有送出去，还存在这台机器上。',
    en: 'Another window has signed {name} in; nothing was sent.',
  },
  'draft-elsewhere': {
    zh: '这件在别的窗口也在填，那边 {at} 存过。免得互相盖掉，这里的还没有存，请选一边。',
    en: 'This is being filled in elsewhere too, kept at {at}; choose one.',
  },
  'saved-searches-full': {
    zh: '常用查询最多存 {most} 个，请先删掉用不着的。',
    en: 'At most {most} searches are kept; forget one first.',
  },
  'not-found': { zh: '没有找到，或者不在您的辖区。', en: 'Not found, or not in your region.' },
  'substitute-not-permitted': {
    zh: '代理人要和您同在一个单位，请从名单里选。',
    en: 'A substitute must share your office.',
  },
  'leave-period': {
    zh: '离岗的起止日期不对：止日不早于起日和今天，一次不超过一年。',
    en: 'The period of leave is not valid.',
  },
  'handover-person': {
    zh: '只能转办本县的人手里的事，接办的也要是本县在岗的另一个人。',
    en: 'Only people of the county hand over, to another of the county.',
  },
  'handover-nothing': { zh: '他手里没有要转的事。', en: 'They have nothing in hand.' },
  'sample-too-wide': {
    zh: '这段时间的件超过 {most} 件，一次抽不了，请把起止日期定短些。',
    en: 'More than {most} cases began in this period; choose a shorter one.',
  },
  'start-form-needed': { zh: '这类事先填表，填好提交才算开始。', en: 'It begins with its form.' },
  'leave-overlaps': {
    zh: '{from} 至 {until} 已经设过代理，先结束那一次再设。',
    en: 'It overlaps with another leave.',
  },
  'notice-gone': {
    zh: '这份公示已经撤下，或者地址不对。公示只在公示期内能看。',
    en: 'The notice has been taken down, or the address is wrong.',
  },
  'case-limited': {
    zh: '{number} 只有经手的人能看。因工作要看的，在这件的办件页写明事由，记下以后今天都能看。',
    en: 'Only who takes part reads {number}. Say why on the page of the case, and you may read it today.',
  },
  'document-limited': {
    zh: '您的岗位无权查看《{name}》，看得了的是：{only}。',
    en: 'Your post may not read "{name}"; these may: {only}.',
  },
  'look-reason-missing': { zh: '请先选为什么要看。', en: 'Choose a reason first.' },
  'look-words-missing': {
    zh: '选“其他”的，请写明为什么要看，不少于 {least} 个字。',
    en: 'Say why in at least {least} characters.',
  },
  'look-too-often': {
    zh: '一小时内已经看过 {most} 次，请过 {minutes} 分钟再看。',
    en: '{most} looks in an hour; try again in {minutes} minutes.',
  },
  'look-moved': {
    zh: '这一格刚刚变过，请刷新后再看。',
    en: 'The field has changed; reload and look again.',
  },
  'look-period': {
    zh: '起止日期不对：止日不早于起日，一次最多看一年。',
    en: 'The period is not valid: at most a year.',
  },
  'too-often': {
    zh: '看得太快了，请过 {seconds} 秒再看。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  'sign-in-too-often': {
    zh: '登录不上的次数太多，请过 {seconds} 秒再试。',
    en: 'Too many failed sign-ins; try again in {seconds} seconds.',
  },
  'not-allowed': { zh: '您的岗位不能做这一步。', en: 'Your post may not do this.' },
  'form-has-problems': { zh: '有 {count} 处要改，改好才能提交。', en: '{count} fields need attention.' },
  'changed-meanwhile': {
    zh: '这件办件刚刚有变化，请看过最新情况再提交；您填的内容还在。',
    en: 'The instance has changed meanwhile; what you typed is kept.',
  },
  'draft-stale': { zh: '别的窗口已经改过这份草稿，请刷新后再改。', en: 'The draft was changed elsewhere.' },
  'definition-has-errors': {
    zh: '还有 {count} 个错误，改好才能发布。先改这里：{message}',
    en: '{count} errors stand in the way of publishing. The first: {message}',
  },
  'definition-broken': { zh: '内容读不懂：{message}', en: 'The definition cannot be read: {message}' },
  'version-exists': {
    zh: '版本 {version} 已经发布过，请换一个版本号。',
    en: 'Version {version} exists already.',
  },
  'version-malformed': { zh: '版本号写成 1.2.3 这样。', en: 'Write the version as 1.2.3.' },
  'not-a-package': {
    zh: '这个文件不是模板包：里面没有读得懂的 template.json。请选从“设计”里导出的文件。',
    en: 'The file is no package: it has no template.json that can be read.',
  },
  'draft-unreadable': {
    zh: '草稿还有格式不对的地方，改好才能试算。请看下面的检查。',
    en: 'The draft cannot be read yet; mend what the checks say first.',
  },
  'draft-exists': {
    zh: '这个模板包还有没发布的草稿，先发布或撤销那些改动，再导入。',
    en: 'The package has a draft that is not published yet.',
  },
  'name-missing': { zh: '请先写上叫什么。', en: 'Write a name first.' },
  'note-missing': { zh: '请写一句说明，写进修订记录。', en: 'Write a note for the revision record.' },
  'effective-date-past': {
    zh: '起用日期 {from} 已经过去，请选今天（{today}）或以后。',
    en: 'The date {from} is past; choose {today} or later.',
  },
  'nothing-to-publish': {
    zh: '和在用的版本一样，没有可发布的改动。',
    en: 'Nothing differs from the version in force.',
  },
  'reviewer-oneself': {
    zh: '复核不能是提交的本人，请换另一位。',
    en: 'The reviewer must be somebody else.',
  },
  'reviewer-unfit': {
    zh: '选的人没有复核发布的岗位，请换一位。',
    en: 'The person chosen may not confirm publications.',
  },
  'under-review': {
    zh: '这份草稿正在等 {reviewer} 复核，不能改也不能再提交；要改请先撤回。',
    en: 'The draft waits for review by {reviewer}; withdraw it first.',
  },
  'not-under-review': {
    zh: '这份草稿没有在等复核，可能刚刚已经撤回或者办完，请刷新。',
    en: 'The draft does not wait for review.',
  },
  'review-not-yours': {
    zh: '这次发布请的是 {reviewer} 复核，别人不能代为确认。',
    en: 'This publication was handed to {reviewer}.',
  },
  'gate-closed': {
    zh: '被清单拦下：{message}',
    en: 'The lists do not let it in: {message}',
  },
  'sample-empty': {
    zh: '这段时间没有这样的办件，没有可抽的，不留记录。',
    en: 'There is nothing to draw from.',
  },
  'batch-too-many': {
    zh: '选中的超过 {most} 件，一次发不了。请按镇、按步骤分开发。',
    en: 'More than {most} cases; send in parts.',
  },
  'batch-nobody': { zh: '没有选中办件，没有发。', en: 'No case was chosen.' },
  'batch-changed': {
    zh: '看过以后，选中的办件有变化，现在是 {count} 件，没有发。请看过新的名单再发。',
    en: 'The cases have changed since; there are {count} now.',
  },
  'batch-reason': {
    zh: '请写明为什么发，不少于 {least} 个字；会记进每一件的过程。',
    en: 'Say why in at least {least} characters.',
  },
  'batch-sender-gone': {
    zh: '发通知的人现在不在能发这一件的岗位上，没有发。',
    en: 'Whoever sends it no longer holds the post.',
  },
  'batch-form': {
    zh: '这一件开始时用的版本，表单不一样：{message}',
    en: 'The form of the version of this case differs: {message}',
  },
  'no-key-work': {
    zh: '没有年度重点工作清单，装上有这张清单的模板包以后才有。',
    en: 'There is no list of key work.',
  },
  'progress-missing': { zh: '请写办到什么程度。', en: 'Say what has come of it.' },
  'quarter-ahead': { zh: '这个季度 {begins} 才开始，还不能报。', en: 'The quarter begins on {begins}.' },
  'no-such-parameter': { zh: '没有这个参数，可能刚刚改过，请刷新。', en: 'No such parameter.' },
  'parameter-kind': { zh: '“{name}”要填{kind}。', en: '{name} wants another kind of value.' },
  'parameter-floor': {
    zh: '“{name}”不能低于 {bound} {unit}{basis}。',
    en: '{name} must not be below {bound} {unit}.',
  },
  'parameter-ceiling': {
    zh: '“{name}”不能高于 {bound} {unit}{basis}。',
    en: '{name} must not be above {bound} {unit}.',
  },
  'parameter-source': {
    zh: '“{name}”不由县里定，请写上定它的上级文件和文号。',
    en: '{name} is set above the county; name the document that sets it.',
  },
  'no-such-ledger': {
    zh: '没有这本台账，装上有台账的模板包以后才有。',
    en: 'There is no such ledger.',
  },
  'no-such-table': {
    zh: '没有这张报表，装上有报表的模板包以后才有。',
    en: 'There is no such table.',
  },
  'entry-type-not-by-hand': {
    zh: '“{name}”由流程自动记账，不能手工记。',
    en: 'Entries of the kind {name} are written by steps only.',
  },
  'entry-column-unknown': {
    zh: '这本账没有“{name}”这一列了，请刷新后再记。',
    en: 'This ledger has no column "{name}". Reload and write again.',
  },
  'entry-cell-missing': { zh: '请填“{name}”。', en: 'Fill in "{name}".' },
  'entry-cell-text': { zh: '“{name}”最多写 100 个字。', en: '"{name}" holds 100 letters at most.' },
  'entry-cell-number': { zh: '“{name}”要填数字。', en: '"{name}" is a number.' },
  'entry-cell-date': { zh: '“{name}”要填日期，如 2026-11-23。', en: '"{name}" is a day, e.g. 2026-11-23.' },
  'entry-in-future': { zh: '发生日期不能晚于今天。', en: 'It cannot have happened in the future.' },
  'entry-not-found': { zh: '没有找到这一笔分录。', en: 'There is no such entry.' },
  'entry-undone-already': {
    zh: '这一笔已经冲正过，或者它本身就是冲正。',
    en: 'The entry has been undone, or undoes another.',
  },
  'evidence-missing': {
    zh: '还缺佐证：{missing}。请上传，或者写明为什么待补。',
    en: 'Evidence is missing: {missing}.',
  },
  'evidence-unknown': { zh: '附件没有收到，请重新上传。', en: 'The attachment is not here.' },
  'month-not-over': { zh: '{period} 还没有过完，过完才能关账。', en: '{period} is not over yet.' },
  'month-closed': { zh: '{period} 已经关账，只能在后面的月份冲正。', en: '{period} is closed.' },
  'month-before-open': {
    zh: '{period} 还没有关账，要按月份先后关。',
    en: '{period} has to be closed first.',
  },
  'month-has-gaps': {
    zh: '还有 {count} 笔缺佐证，补齐或写明待补的原因才能签字。',
    en: '{count} entries lack evidence.',
  },
  'month-incomplete': {
    zh: '办件里有 {count} 步办完了还没有记账，请告诉管理员，记齐再签字。',
    en: '{count} steps that were done have no entry.',
  },
  'month-signed-by-you': { zh: '您已经签过，等下一位签字。', en: 'You have signed already.' },
  'month-not-your-turn': { zh: '现在该 {post} 签字。', en: 'It is the turn of {post} to sign.' },
  'indicator-not-typed': {
    zh: '“{name}”由系统算出，不能手填；数不对请更正原办件。',
    en: '{name} is worked out and cannot be filled in.',
  },
  'period-frozen': { zh: '{period} 的报表已经冻结，不再改动。', en: 'The table of {period} is frozen.' },
  'sheet-kind': {
    zh: '只收 xlsx、csv 表格文件。请用下载的模板填好再上传。',
    en: 'Only xlsx and csv files are read.',
  },
  'sheet-old': {
    zh: '这是老式 .xls，或者设了密码的表格。请另存为不带密码的 .xlsx 或 .csv 再上传。',
    en: 'An old .xls file or one with a password; save it as .xlsx or .csv.',
  },
  'sheet-broken': {
    zh: '文件打不开，可能没有存完整。请在表格软件里打开、另存一份再上传。',
    en: 'The file cannot be read.',
  },
  'sheet-large': {
    zh: '文件太大：最多 {megabytes} MB，{lines} 行、{columns} 列、{cells} 个格子。请分几次导入，把不要的行列删掉。',
    en: 'The file is too large: at most {megabytes} MB, {lines} lines, {columns} columns, {cells} cells.',
  },
  'sheet-encoding': {
    zh: 'csv 的文字读不出来，只认 UTF-8 和 GB18030（GBK）。请在表格软件里另存为 xlsx 或 CSV UTF-8。',
    en: 'The text is neither UTF-8 nor GB18030.',
  },
  'figures-no-head': {
    zh: '没有找到表头：要有一行写着指标编号或者指标名称。请用下载的模板填。',
    en: 'No line of the file names indicators.',
  },
  'figures-other-month': {
    zh: '这个文件是 {period} 的，现在导入的是 {month}。请换文件，或者先换到那个月。',
    en: 'The file is for {period}, not {month}.',
  },
  'figures-other-table': {
    zh: '这个文件是另一张报表（{name}）的，请换文件。',
    en: 'The file is for another table ({name}).',
  },
  'figures-nothing': {
    zh: '文件里没有要写入的数：格子都空着，或者和现在的一样。',
    en: 'There is nothing to write in the file.',
  },
  'import-has-problems': {
    zh: '文件里有 {count} 处错误，没有写入。请改好再上传，或者选“只导入没有错误的行”。',
    en: 'The file has {count} problems; nothing was written.',
  },
  'import-changed': {
    zh: '预览以后，表上的数又有人改过，没有写入。下面是新的对照，请看过再确认。',
    en: 'Figures were changed after the preview; look again.',
  },
  'import-taken': { zh: '这个文件已经导入过了。', en: 'The file has been taken already.' },
  'period-unknown': { zh: '没有“{period}”这一期。', en: 'There is no period {period}.' },
  'no-such-version': { zh: '没有 {version} 这一版，或者就是现在这一版。', en: 'No such version {version}.' },
  'no-such-conflict': {
    zh: '草稿或上级模板变了，这一处不用再定。请重新打开“合并更新”。',
    en: 'The draft or its upstream has changed; there is nothing to decide here any more.',
  },
  'no-such-package': { zh: '没有这个模板包。', en: 'No such package.' },
  'one-package-only': {
    zh: '看某一版或者草稿，一次只能选一个模板包。',
    en: 'A version or a draft is asked of one package.',
  },
  'handbook-draft-broken': {
    zh: '草稿里有 {count} 处读不懂，请先在“设计”里改好，再看手册。',
    en: 'The draft has {count} problems; mend them first.',
  },
  'no-such-place': {
    zh: '这个位置在草稿里没有了，请换一个位置再存；您写的内容还在。',
    en: 'There is no such place in the draft.',
  },
  'checked-later': {
    zh: '复核日在今天以后。请填实际复核的那一天。',
    en: 'the day of the check lies in the future',
  },
  'no-such-basis': {
    zh: '依据清单里没有这一条，可能刚被删去。请刷新。',
    en: 'no such paper in the list',
  },
  'paragraph-stale': {
    zh: '这一段刚刚有人改过。您写的内容还在，请先拷下来，再打开看新的。',
    en: 'The paragraph was changed meanwhile.',
  },
  'personal-number': {
    zh: '文字里有完整的身份证号或账号。手册人人能看，请删去再保存。',
    en: 'The text shows a whole identity or account number.',
  },
  'file-too-large': { zh: '文件超过 20 MB，请压缩后再传。', en: 'The file exceeds 20 MB.' },
  'file-kind': { zh: '只收 PDF、JPG、PNG 文件。', en: 'Only PDF, JPG and PNG files are accepted.' },
  'start-files-full': {
    zh: '还没交上去的附件太多：最多 {files} 个、合计 {megabytes} MB。先去掉不要的，或者交上去以后在办件里再传。',
    en: 'Too many attachments before the case begins: at most {files}, {megabytes} MB in all.',
  },
  'file-missing': {
    zh: '附件没有收到，请去掉以后重新上传。',
    en: 'The attachment is not here. Remove it and upload it again.',
  },
  'demo-only': { zh: '只有演示时才能拨动时间。', en: 'Only a demonstration can move the clock.' },
  'clock-backwards': { zh: '时间只能往前拨。', en: 'The clock moves forward only.' },
  'clock-too-far': { zh: '一次最多往前拨三年。', en: 'At most three years at once.' },
  'input-invalid': { zh: '提交的内容不合要求：{message}', en: 'The input is not valid: {message}' },
  'too-large': { zh: '内容太大，超过 {limit}。', en: 'Too large: more than {limit}.' },
} as const;

/** A code that `caseworkWords` has words for. */
export type CaseworkCode = keyof typeof caseworkWords;

/** A refusal with its words filled in. */
export function refused(
  code: CaseworkCode,
  params: JsonObject = {},
  problems?: Refused['problems'],
): Refused {
  return { code, params, message: fill(caseworkWords[code].zh, params), ...(problems ? { problems } : {}) };
}

/** The interpreter's refusal in words. */
export const inWords = ({ code, params }: Refusal): Refused => ({
  code,
  params,
  message: fill(refusalWords[code].zh, params),
});

/** Fills `{name}` in a sentence. */
export const fill = (sentence: string, params: JsonObject): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** The outcome of a use case: a value, or why not. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Refused };
/** An outcome that holds what was asked for. */
export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
/** An outcome that holds why not. */
export const no = (why: Refused): { readonly ok: false; readonly refused: Refused } => ({
  ok: false,
  refused: why,
});
