import type { Words } from '@fiveones/definition';

/** What the findings say of all that is no chart: expressions, parameters, duties, forms, documents, notices, examples. */
export const partFindings = {
  'type-broken': {
    zh: '表单“{name}”引用的公共字段组有问题：{detail}',
    en: 'The form "{name}" refers to a shared type that is wrong: {detail}',
  },
  'expression-broken': {
    zh: '“{name}”的条件或公式写得不对：{detail}。请修改后再试。',
    en: 'A condition or formula at "{name}" is wrong: {detail}. Correct it.',
  },
  'in-without-brackets': {
    zh: '“{name}”里的“{written}”会把 and、or 后面的也当成 in 的范围，永远不成立。请加括号，写成“{meant}”。',
    en: 'In "{name}", "{written}" takes what follows and/or into the range of in, and never holds. Write "{meant}".',
  },
  'in-behind-not': {
    zh: '“{name}”里的“{written}”把 not 当成了名字的一部分，永远不成立。请写成“{meant}”。',
    en: 'In "{name}", "{written}" takes "not" for a part of the name, and never holds. Write "{meant}".',
  },
  'name-unknown': {
    zh: '“{name}”的条件或公式里用了“{unknown}”，但没有这样的表单或数据。请从列表里选一个，或先在前面的步骤写入它。',
    en: 'A condition or formula at "{name}" uses "{unknown}", but there is no such form or data. Choose one from the list, or write it in an earlier step.',
  },
  'parameter-unknown': {
    zh: '“{name}”用到的地方参数“{parameter}”不存在。请另选一个，或新建它。',
    en: '"{name}" reads the parameter "{parameter}", which does not exist. Choose another or create it.',
  },
  'table-broken': {
    zh: '决策表“{name}”不完整：{detail}。请补上。',
    en: 'The table "{name}" is incomplete: {detail}. Complete it.',
  },
  'bare-number': {
    zh: '“{name}”里直接写了数字 {number}。请改用地方参数，各地才能自己调整。',
    en: '"{name}" has the number {number} written into it. Use a parameter, so that a place can set its own.',
  },
  'number-in-rule': {
    zh: '“{name}”的条件里直接写了数字 {number}。会因地、因年变化的，请改用地方参数；规则表里由法律统一规定的，请在这一行的“法定的数”写明依据。',
    en: 'A condition at "{name}" has the number {number} written into it. If it varies by place or year, use a parameter; if the law fixes it, say so with its clause in the row.',
  },
  'fixed-number-absent': {
    zh: '“{name}”第 {row} 行说数字 {number} 由法律规定，条件里已经没有它。请核对条件，或删去这个说明。',
    en: 'Row {row} of "{name}" calls the number {number} fixed by law, but its conditions no longer have it. Check the conditions or remove the note.',
  },
  'field-unknown': {
    zh: '“{name}”用到《{form}》的“{field}”，表上没有这一格，取出来总是空的。请改成已有的格，或先添加它。',
    en: '"{name}" reads "{field}" of the form "{form}", which has no such field, so it is always empty. Use one that is there or add it first.',
  },
  'write-unknown-field': {
    zh: '“{name}”把结果写到《{form}》的“{field}”，表上没有这一格，谁也看不到。请在表上加这一格，或写到别处。',
    en: '"{name}" writes to "{field}" of the form "{form}", which has no such field, so nobody sees it. Add the field or write elsewhere.',
  },
  'handbook-sentence': {
    zh: '手册的“一句话说明”有 {letters} 个字（不超过 {most}），里面的“{word}”群众看不懂。请改短，不写文号、表号和内部词。',
    en: 'The sentence for the public has {letters} letters (at most {most}); "{word}" is not for the public. Make it short and leave out numbers of documents.',
  },
  'handbook-faq-few': {
    zh: '手册的“常见问答”只有 {count} 问（每问一个标题），一章至少 {least} 问。请补写。',
    en: 'The handbook answers {count} questions, each a heading; a chapter needs at least {least}. Add some.',
  },
  'handbook-sample-missing': {
    zh: '没有一个样例填过《{name}》，手册里这张表没有填写示例。请加一个填它的样例，或者在手册里给这张表写一段填写示例。',
    en: 'No scenario fills in the form "{name}", so the handbook has no example of it. Add one that does, or write handbook/sample.{form}.md.',
  },
  'handbook-parameter-missing': {
    zh: '有依据文件，却没有参数“{parameter}”（依据多少个月复核一次），手册里过期的依据不会变红。请在参数里加上。',
    en: 'It rests on laws but has no parameter {parameter} (months between looking them up): the handbook cannot tell which are overdue. Add it.',
  },
  'handbook-remedy-missing': {
    zh: '“{name}”有不能办的情形，手册里没有“不服怎么办”。请写 handbook/remedy.md：复议、诉讼或者举报的途径和期限。',
    en: '"{name}" refuses, but the handbook does not say what can be done about it. Write handbook/remedy.md.',
  },
  'verdict-contradicts': {
    zh: '“{name}”第 {row} 行和第 {other} 行结果相同，手册里却一行算能办、一行算不能办。请改成一样。',
    en: 'Rows {row} and {other} of "{name}" have the same result, but one counts as granted and one as refused. Make them agree.',
  },
  'shared-paper-required': {
    zh: '《{form}》的“{field}”标为共享取得，又写成必填。能共享的不得要群众提供，请去掉必填。',
    en: '"{field}" of the form "{form}" is got by sharing and yet required. Do not ask for it.',
  },
  'handbook-unknown-parameter': {
    zh: '手册段落“{file}”里的参数“{parameter}”不存在。请改成已有的参数，或先添加它。',
    en: 'The handbook paragraph "{file}" merges the parameter "{parameter}", which does not exist. Use one that does or add it first.',
  },
  'parameter-type': {
    zh: '参数“{name}”的取值 {value} 和它的类型或选项不符。请改取值。',
    en: 'The value {value} of the parameter "{name}" does not fit its type or choices. Change it.',
  },
  'parameter-incomplete': {
    zh: '参数“{name}”是报告里的 *，还缺“{what}”。请补上；没有上限的写明上不封顶，国家没定数的标为本地。',
    en: 'The parameter "{name}" stands for a figure that the report leaves out, and lacks: {what}.',
  },
  'parameter-out-of-bounds': {
    zh: '参数“{name}”的取值 {value} 超出法定界限 {bound}。请改到界限以内。',
    en: 'The value {value} of the parameter "{name}" lies beyond its legal bound {bound}. Change it.',
  },
  'parameter-unset': {
    zh: '参数“{name}”还没有取值。请由本地填写。',
    en: 'The parameter "{name}" has no value yet. Set one for your place.',
  },
  'responsibility-unknown': {
    zh: '“{name}”写的责任事项 {row} 不在清单里，或已停用。请另选一项。',
    en: '"{name}" names the responsibility {row}, which is not in the list or not in force. Choose another.',
  },
  'responsibility-missing': {
    zh: '“{name}”没有写由谁负责。请从责任清单里选一项。',
    en: '"{name}" does not say who is responsible. Choose a row of the responsibility list.',
  },
  'responsibility-mismatch': {
    zh: '“{name}”写的责任事项“{matter}”（{row}）不是这一步的主办事项。请选这一步的主办事项，或改清单里的步骤。',
    en: '"{name}" names the responsibility "{matter}" ({row}), which is not in charge of this step. Choose the one that is, or change the step in the list.',
  },
  'responsibility-without-post': {
    zh: '“{name}”的责任事项“{matter}”只写到单位“{unit}”，没有岗位，待办派不出去。请在清单里补上岗位。',
    en: 'The responsibility "{matter}" of "{name}" names the unit "{unit}" but no post, so nobody receives the work. Add a post in the list.',
  },
  'responsibility-without-limit': {
    zh: '责任事项“{name}”（{row}）没有写时限。请补上；没有单独时限的写“随流程”。',
    en: 'The responsibility "{name}" ({row}) says no limit. Write one, or that it goes with the process.',
  },
  'responsibility-dangling': {
    zh: '责任事项“{name}”（{row}）对应的步骤“{step}”不存在。请改对应的步骤，或停用这一行。',
    en: 'The responsibility "{name}" ({row}) is about the step "{step}", which does not exist. Change the step or disable the row.',
  },
  'responsibility-twice': {
    zh: '责任事项“{name}”（{row}）和 {other} 都是同一步的主办。一步只能有一个主办，请把其中一个改为协办。',
    en: 'The responsibilities "{name}" ({row}) and {other} are both in charge of the same step. Make one of them assist.',
  },
  'responsibility-unused': {
    zh: '责任事项“{name}”（{row}）没有哪一步用到，派不出活。请在这一步的“谁来办”里选它，或停用这一行。',
    en: 'No step uses the responsibility "{name}" ({row}), so it assigns nothing. Choose it at its step, or disable the row.',
  },
  'applicant-unassisted': {
    zh: '“{name}”由申请人办，但清单里没有协办的岗位，窗口没法代填。请在清单里加一行协办。',
    en: '"{name}" is done by the applicant, but no post assists in the list, so no counter can help. Add a row that assists.',
  },
  'village-decides': {
    zh: '“{name}”是受理、审核、确认、发放或处罚，不能由村（社区）主办（{row}）。请改由镇（街）以上主办，村里协办。',
    en: '"{name}" is an act of an authority, and a village cannot be in charge of it ({row}). Put the town or county in charge and let the village assist.',
  },
  'post-empty': {
    zh: '责任事项“{name}”的岗位“{post}”现在没有人。请在单位里安排人员。',
    en: 'Nobody sits in the post "{post}" of the responsibility "{name}". Assign somebody.',
  },
  'decision-field-missing': {
    zh: '“{name}”按“{field}”决定去向，但这一步要填的表单里没有这个字段。请换一个字段，或把它所在的表单设为可填。',
    en: 'The way out of "{name}" is decided by "{field}", which is in no form filled in at this step. Choose another field, or let its form be filled in here.',
  },
  'option-unknown': {
    zh: '“{name}”的去路条件里有“{value}”，但字段“{field}”没有这个选项。请改条件或补选项。',
    en: 'A way out of "{name}" asks for "{value}", which the field "{field}" does not offer. Change the condition or add the option.',
  },
  'option-unhandled': {
    zh: '“{name}”选了“{option}”之后没有去路。请加一条去路，或设一条“其他情况”。',
    en: 'No way leads out of "{name}" for the option "{option}". Add one, or a default.',
  },
  'section-unknown-field': {
    zh: '表单“{name}”的栏目“{section}”里有字段“{field}”，但表单没有它。请从栏目里去掉，或加上这个字段。',
    en: 'The section "{section}" of the form "{name}" has the field "{field}", which the form has not. Take it out or add the field.',
  },
  'field-without-section': {
    zh: '表单“{name}”的字段“{field}”没有放进任何栏目，打印时看不到。请拖进一个栏目。',
    en: 'The field "{field}" of the form "{name}" is in no section, so it is not printed. Put it into one.',
  },
  'required-unknown-field': {
    zh: '“{name}”把“{field}”设为必填，但没有这个字段。请去掉必填，或加上字段。',
    en: '"{name}" requires the field "{field}", which does not exist. Take it out or add the field.',
  },
  'key-conflict': {
    zh: '字段“{field}”在表单“{name}”和“{other}”里种类不同，会互相覆盖。请改成一样的种类。',
    en: 'The field "{field}" is of different kinds in the forms "{name}" and "{other}". Make them the same.',
  },
  'form-kind-unknown': {
    zh: '“{name}”的字段种类“{kind}”不存在，填不了也查不了。请换成有的种类。',
    en: 'The kind "{kind}" of "{name}" does not exist, so it can be neither filled in nor checked. Choose another.',
  },
  'form-kind-type': {
    zh: '“{name}”的字段种类“{kind}”装不下它的数据类型“{type}”，会当成别的种类来填、来查。请换一种字段种类，或改数据类型。',
    en: 'The kind "{kind}" of "{name}" does not hold its type "{type}", so it would be filled in and checked as another. Change one of the two.',
  },
  'form-too-large': {
    zh: '表单“{name}”太大：字段最多 {fields} 个，最多套 {levels} 层，列表的每一行也算一层。请分成几张表，或少套几层。',
    en: 'The form "{name}" is too large: at most {fields} fields and {levels} levels, where a row of a list is a level. Make several forms or fewer levels.',
  },
  'form-keyword-unsupported': {
    zh: '“{name}”用了表单不支持的校验关键字“{keyword}”。请去掉，改用必填、出现条件或检查。',
    en: '"{name}" uses the keyword "{keyword}", which forms do not support. Use required, visible or a check instead.',
  },
  'form-pattern-broken': {
    zh: '“{name}”的格式要求“{pattern}”读不懂，或者太长、用了前后查找。请改写。',
    en: 'The pattern "{pattern}" of "{name}" cannot be read, is too long, or looks ahead or behind. Write it another way.',
  },
  'rights-unknown-letter': {
    zh: '“{name}”的权限里有不认识的字母“{letter}”。请用 {known}，或在岗位里写上它。',
    en: 'The rights of "{name}" have the unknown letter "{letter}". Use {known}, or give it to a post.',
  },
  'document-unknown-field': {
    zh: '文书“{name}”里用了“{field}”，但没有定义。请在合并字段里加上它，或从正文里去掉。',
    en: 'The document "{name}" merges "{field}", which it does not define. Add it to its fields or take it out of the text.',
  },
  'document-poster-limited': {
    zh: '“{name}”是张贴公示的，谁都能看，不能限定谁看。请去掉“谁能看”，要限定的改用不张贴的文书。',
    en: '"{name}" is posted for everybody, so its readers cannot be limited. Take its rights out.',
  },
  'document-tells-private': {
    zh: '文书“{name}”的“{field}”取自《{form}》的“{source}”，是敏感信息，表上不给 {letters} 看，文书却给看全文。送达用不着的，请把这一项拿掉，或不给看全文。',
    en: 'The field "{field}" of the document "{name}" tells {letters} the private "{source}", which the form "{form}" keeps from them. Take it out, or do not let them read it whole.',
  },
  'poster-not-whitelisted': {
    zh: '公示“{name}”用了“{field}”，但没有列为可以公开。请列入公开字段，或从公示里去掉。',
    en: 'The poster "{name}" has the field "{field}", which is not named as public. Name it, or take it out.',
  },
  'poster-sensitive': {
    zh: '公示“{name}”的“{field}”会公开敏感信息“{source}”。请去掉，或加掩码。',
    en: 'The field "{field}" of the poster "{name}" would publish the sensitive "{source}". Take it out or mask it.',
  },
  'notice-document-missing': {
    zh: '公示“{name}”要公开的文书“{field}”不存在，谁也看不到。请另选一份文书。',
    en: 'The public notice "{name}" shows the document "{field}", which does not exist. Choose another.',
  },
  'notice-broken': {
    zh: '公示“{name}”指的“{what}”不存在，或者没有哪一步出这份文书。请重新选。',
    en: 'The public notice "{name}" names "{what}", which does not exist or is not issued. Choose again.',
  },
  'notice-field-unknown': {
    zh: '公示“{name}”准许公开的“{field}”在文书里没有，整份都不会公开。请去掉这一项。',
    en: 'The public notice "{name}" lists "{field}", which its document does not have. Take it off the list.',
  },
  'notice-field-beyond': {
    zh: '公示“{name}”的文书里有“{field}”，没有勾选准许公开，整份都不会公开。请勾选，或从文书里去掉。',
    en: 'The document of the public notice "{name}" has "{field}", which is not on its list. Tick it, or take it out of the document.',
  },
  'notice-column-beyond': {
    zh: '公示“{name}”的“{field}”是一张表，其中“{column}”一列没有勾选准许公开。请勾选，或从文书里去掉这一列。',
    en: 'The list "{field}" of the public notice "{name}" shows "{column}", which is not among its public columns.',
  },
  'notice-mask-unknown': {
    zh: '公示“{name}”的“{field}”没有选怎样脱敏，或者写的“{mask}”不认识，整份都不会公开。请选一种；可以公开的选“照原样”。',
    en: 'The public notice "{name}" does not say how "{field}" is masked, or "{mask}" is unknown. Choose a mask.',
  },
  'notice-person-bare': {
    zh: '公示“{name}”的“{field}”把“{source}”照原样给所有人看。请选一种脱敏办法；依法应当公布全名的，写明为什么。',
    en: 'The public notice "{name}" shows the whole "{source}" in "{field}" to everybody. Mask it, or say why the full name may be read.',
  },
  'notice-period-missing': {
    zh: '公示“{name}”没有写公示多少天，不会公开。请选一个天数参数，或选长期公布。',
    en: 'The public notice "{name}" does not say how long it stands, so it is not shown. Choose a parameter.',
  },
  'notice-period-differs': {
    zh: '公示“{name}”的天数和流程里“{step}”等的不一样，页面会早撤或晚撤。请写成同一个参数。',
    en: 'The public notice "{name}" does not stand as long as "{step}" waits. Use the same parameter for both.',
  },
  'notice-proof-missing': {
    zh: '公示“{name}”没有说哪一步张贴、拍照，不会公开。请选张贴的一步。',
    en: 'The public notice "{name}" does not say in which step it is posted, so it is not shown. Choose the step.',
  },
  'notice-without-photos': {
    zh: '公示“{name}”的张贴证明里没有照片。请在张贴的表里加照片，并在公示里选上。',
    en: 'No photographs prove that the public notice "{name}" was posted. Name the field that holds them.',
  },
  'notice-unanswered': {
    zh: '公示“{name}”没有说有人提异议走哪里。请选登记异议的消息或处理异议的一步；只作告知的写明为什么不收异议。',
    en: 'The public notice "{name}" does not say where objections go. Choose the message or the step, or say why there are none.',
  },
  'scenario-unknown-process': {
    zh: '样例“{name}”要走的流程“{process}”不存在。请另选一个流程。',
    en: 'The scenario "{name}" plays the process "{process}", which does not exist. Choose another.',
  },
  'scenario-unknown-step': {
    zh: '样例“{name}”里的步骤“{step}”不存在。请改成现在的步骤。',
    en: 'The scenario "{name}" names the step "{step}", which does not exist. Change it.',
  },
  'unused-form': {
    zh: '表单“{name}”没有步骤用到。请放到步骤上，或删掉它。',
    en: 'No step uses the form "{name}". Put it on a step or remove it.',
  },
  'data-unnamed': {
    zh: '步骤“{name}”写入的 {place} 还没有名字，手册和图上只能写编号。请在这里给它起个名字。',
    en: 'What "{name}" writes to {place} has no name: handbook and chart can only show its id. Give it one here.',
  },
  'unused-data-item': {
    zh: '数据项“{name}”（{place}）没有步骤写入。请核对位置，或删掉它。',
    en: 'Nothing writes the data item "{name}" ({place}). Check its place or remove it.',
  },
  'unused-decision': {
    zh: '决策表“{name}”没有步骤用到。请放到计算步骤上，或删掉它。',
    en: 'No step asks the table "{name}". Put it on a step that calculates or remove it.',
  },
  'unused-document': {
    zh: '文书“{name}”没有步骤会出。请放到出文书的步骤上，或删掉它。',
    en: 'No step issues the document "{name}". Put it on a step or remove it.',
  },
  'unused-parameter': {
    zh: '参数“{name}”没有地方用到。请用到规则里，或删掉它。',
    en: 'Nothing reads the parameter "{name}". Use it in a rule or remove it.',
  },
} as const satisfies Record<string, Words>;
