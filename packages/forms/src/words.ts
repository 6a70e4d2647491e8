import type { Asking } from './kind.ts';
import type { FieldProblemCode, FormProblemCode, Params } from './problem.ts';

type Words = Readonly<Record<FieldProblemCode | FormProblemCode, string>>;

/** What each problem says, in Chinese: what to do, in the words of the form. `{name}` stands for a param. */
export const zh: Words = {
  'form-feel': '条件或算式写得不对：{message}',
  'form-ref-unresolved': '找不到引用的共享类型“{ref}”',
  'form-recursion': '字段一层套一层，绕回了自己；请去掉其中一层',
  'form-too-deep': '字段套得太深，最多 {most} 层',
  'form-too-many-fields': '字段太多，最多 {most} 个；请分成几张表',
  'form-kind-unknown': '不认识字段种类“{kind}”；请换成有的种类',
  'form-kind-type': '字段种类“{kind}”装不下数据类型“{type}”；请换一种字段种类，或改数据类型',
  'form-keyword-unsupported': '用了表单不支持的校验关键字“{keyword}”；请改用必填、出现条件或检查',
  'form-pattern': '格式“{pattern}”不能用：不支持前后查看和反向引用',
  'form-section-field-unknown': '分段“{section}”里列了表单没有的字段“{field}”',
  'field-required': '{please}',
  'field-not-text': '{label}要填文字',
  'field-not-number': '只填数字，例如 {example}',
  'field-not-integer': '只填整数，例如 {example}',
  'field-not-chosen': '请选“是”或“否”',
  'field-not-option': '请从列出的选项里选',
  'field-not-list': '{label}填得不完整，请重新填',
  'field-not-object': '{label}填得不完整，请重新填',
  'field-not-constant': '这一项须选“{expected}”才能继续',
  'field-too-small': '不能小于 {limit}{unit}',
  'field-too-large': '不能大于 {limit}{unit}',
  'field-not-above': '要大于 {limit}{unit}',
  'field-not-below': '要小于 {limit}{unit}',
  'field-not-multiple': '要填 {step} 的倍数',
  'field-too-short': '至少写 {limit} 个字，现在 {count} 个',
  'field-too-long': '最多写 {limit} 个字，现在 {count} 个',
  'field-too-few': '{label}至少要 {limit} 项，现在 {count} 项',
  'field-too-many': '{label}最多 {limit} 项，现在 {count} 项',
  'field-repeated': '{label}里有重复的，请去掉一个',
  'field-pattern': '{label}的格式不对，请对照原件检查',
  'field-date': '请填日期，例如 2026-11-23',
  'field-date-time': '请填日期和时间，例如 2026-11-23 09:30',
  'field-month': '请填年月，例如 2026-11',
  'field-money': '金额最多两位小数，例如 {example}',
  'field-id-card': '身份证号不对，请对照证件检查 18 位号码',
  'field-phone': '请填 11 位手机号，或带区号的座机，例如 0830-1234567',
  'field-bank-account': '账号不对，请对照存折或社保卡检查',
  'field-region': '请从名单里选到村（社区）；外地的填 6 位或 12 位区划代码，前两位是省份',
  'field-unsigned': '不愿签的，请写明理由和见证人',
  'field-unknown': '提交的内容里有表单没有的项，不能收；请刷新页面后再填',
  'field-check': '{message}',
  'field-unconfirmed': '请核对：对的点“对”，不对的改过来',
  'field-signed-before': '签字以后内容改过，请重新签',
};

/** The same in English, for logs and the command line. */
export const en: Words = {
  'form-feel': 'the expression does not compile: {message}',
  'form-ref-unresolved': 'the shared type "{ref}" was not found',
  'form-recursion': 'a field contains itself',
  'form-too-deep': 'fields are nested deeper than {most} levels',
  'form-too-many-fields': 'more than {most} fields',
  'form-kind-unknown': 'unknown field kind "{kind}"',
  'form-kind-type': 'the kind "{kind}" does not hold the type "{type}"',
  'form-keyword-unsupported': 'the keyword "{keyword}" is not supported in forms',
  'form-pattern': 'the pattern "{pattern}" cannot run in linear time',
  'form-section-field-unknown': 'section "{section}" lists "{field}", which is no field',
  'field-required': '{label} is missing',
  'field-not-text': '{label} must be text',
  'field-not-number': 'must be a number, such as {example}',
  'field-not-integer': 'must be a whole number, such as {example}',
  'field-not-chosen': 'must be yes or no',
  'field-not-option': 'must be one of the choices',
  'field-not-list': '{label} must be a list',
  'field-not-object': '{label} must be an object',
  'field-not-constant': 'must be "{expected}"',
  'field-too-small': 'must be at least {limit}{unit}',
  'field-too-large': 'must be at most {limit}{unit}',
  'field-not-above': 'must be more than {limit}{unit}',
  'field-not-below': 'must be less than {limit}{unit}',
  'field-not-multiple': 'must be a multiple of {step}',
  'field-too-short': 'needs at least {limit} characters, has {count}',
  'field-too-long': 'may have {limit} characters, has {count}',
  'field-too-few': '{label} needs at least {limit} entries, has {count}',
  'field-too-many': '{label} may have {limit} entries, has {count}',
  'field-repeated': '{label} holds the same entry twice',
  'field-pattern': '{label} does not have the right form',
  'field-date': 'must be a date, such as 2026-11-23',
  'field-date-time': 'must be a date and time, such as 2026-11-23 09:30',
  'field-month': 'must be a month, such as 2026-11',
  'field-money': 'an amount has at most two decimals, such as {example}',
  'field-id-card': 'is no valid identity number',
  'field-phone': 'is no valid telephone number',
  'field-bank-account': 'is no valid account number',
  'field-region': 'is no region code',
  'field-unsigned': 'a refused signature needs a reason and a witness',
  'field-unknown': 'the form has no "{label}"',
  'field-check': '{message}',
  'field-unconfirmed': 'was taken over from an earlier step and is not confirmed',
  'field-signed-before': 'was signed before the form was changed',
};

const please: Readonly<Record<Asking, string>> = {
  fill: '请填写{label}',
  choose: '请选择{label}',
  decide: '请选“是”或“否”',
  upload: '请上传{label}',
  photograph: '请上传{label}',
  sign: '请完成{label}',
  add: '请添加{label}',
};

/** What an empty field asks for, by how it is answered. */
export const pleaseWords = (asking: Asking, label: string): string =>
  please[asking].replace('{label}', label);

/** The sentence of a problem. A param that is missing leaves nothing behind. */
export function say(code: keyof Words, params: Params, words: Words = zh): string {
  return words[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
