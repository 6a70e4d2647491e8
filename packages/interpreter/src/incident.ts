/** Every reason for which the engine stops at a node, with what to do next. */
export const incidentWords = {
  'no-way-out': {
    zh: '没有一条去路的条件成立。请核对数据或在设计里补一条默认去路，然后重试。',
    en: 'No way out applies.',
  },
  'expression-failed': {
    zh: '“{expression}”算不出来：{reason}。补齐数据后重试。',
    en: 'The expression {expression} failed: {reason}.',
  },
  'nobody-in-post': {
    zh: '{unit}没有人在“{post}”岗位上。请管理员补人后重试。',
    en: 'Nobody holds the post {post} in {unit}.',
  },
  'no-responsibility': {
    zh: '责任清单里没有这一步的主办。请补上后重试。',
    en: 'The responsibility list does not assign the step.',
  },
  'error-uncaught': {
    zh: '差错“{error}”没有一步接住。请在设计里接住它，或由管理员处理这件。',
    en: 'Nothing catches the error {error}.',
  },
  'not-a-list': { zh: '“{expression}”应当是一份名单，得到的不是。', en: '{expression} is not a list.' },
  'decision-failed': {
    zh: '决策表“{decision}”没有得出结果：{reason}。',
    en: 'The decision {decision} gave no result: {reason}.',
  },
  'condition-failed': {
    zh: '“{name}”的条件“{expression}”算不出来：{reason}。改好数据里的条件后重试。',
    en: 'The condition {expression} of {name} could not be worked out: {reason}.',
  },
  'connector-failed': {
    zh: '对方系统没有正常答复：{reason}。可以重试。',
    en: 'The connector failed: {reason}.',
  },
  'lookup-failed': {
    zh: '查不了本系统的办件：{reason}。装上以后重试；等不及就登记理由，这一步不办，往下走。',
    en: 'The cases of this system could not be looked up: {reason}.',
  },
  'process-missing': {
    zh: '要调用的流程“{process}”还没有装上。',
    en: 'The called process {process} is not installed.',
  },
  endless: {
    zh: '自动环节绕圈超过 {steps} 步，已停下。请检查流程图。',
    en: 'Automatic steps ran in a circle.',
  },
  'document-failed': {
    zh: '文书“{document}”的“{field}”填不出来：{reason}。',
    en: 'The document {document} could not be merged.',
  },
} as const;

/** What can keep an instance from going on. */
export type IncidentCode = keyof typeof incidentWords;
