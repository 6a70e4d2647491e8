import { fill, type Language, type Params, type Words } from '@fiveones/definition';
import { problemCodes, say } from '@fiveones/feel';
import type { Finding } from './finding.ts';

/** What each finding says: what is wrong, and what to do. */
export const findingCatalogue = {
  'start-missing': {
    zh: '“{name}”没有开始。请加一个开始，并连到第一步。',
    en: '"{name}" has no start. Add one and join it to the first step.',
  },
  'start-ambiguous': {
    zh: '“{name}”是又一个没有触发条件的开始，办件不知道从哪里开始。请给它选一个触发条件，或删掉它。',
    en: '"{name}" is one more start without a trigger, so an instance cannot tell where to begin. Give it a trigger or remove it.',
  },
  'end-missing': {
    zh: '“{name}”从开始走不到任何结束。请把最后一步连到结束。',
    en: 'No end of "{name}" can be reached from its start. Join the last step to an end.',
  },
  'node-unreachable': {
    zh: '没有路走到“{name}”。请从前一步连过来，或删掉它。',
    en: 'No way leads to "{name}". Join it to a step before it or remove it.',
  },
  'dead-end': {
    zh: '“{name}”之后没有下一步，办件会停在这里。请连到下一步或结束。',
    en: 'Nothing follows "{name}", so an instance stops here. Join it to the next step or to an end.',
  },
  'endless-way': {
    zh: '从“{name}”往后走不到结束，只会绕圈。请加一条通向结束的路。',
    en: 'From "{name}" on no end can be reached, only a circle. Add a way to an end.',
  },
  'flow-unknown-node': {
    zh: '“{name}”的一条连线通向不存在的步骤“{node}”。请改接或删掉这条连线。',
    en: 'A flow at "{name}" leads to "{node}", which does not exist. Lead it elsewhere or remove it.',
  },
  'flow-from-end': {
    zh: '“{from}”是结束，后面不能再有“{to}”。请删掉这条连线，或把“{from}”换成普通步骤。',
    en: '"{from}" is an end, so "{to}" cannot follow it. Remove the flow or make "{from}" a step.',
  },
  'flow-to-start': {
    zh: '“{to}”是开始，不能从“{from}”连过去。请连到开始后面的一步。',
    en: '"{to}" is a start; no flow leads there from "{from}". Join the step after the start.',
  },
  'flow-to-boundary': {
    zh: '“{to}”由时限或消息触发，不能从“{from}”连过去。请删掉这条连线。',
    en: '"{to}" is set off by its timer or message, not by a flow from "{from}". Remove the flow.',
  },
  'flow-across-border': {
    zh: '“{from}”和“{to}”不在同一个子流程里，不能直接相连。请连到子流程本身。',
    en: '"{from}" and "{to}" are not in the same sub-process. Join the sub-process itself.',
  },
  'way-without-condition': {
    zh: '“{name}”有几条去路，去“{to}”的这条既没有条件，也不是“其他情况”。请写上条件，或设为其他情况。',
    en: '"{name}" has several ways out, and the one to "{to}" has neither a condition nor is it the default. Write a condition or make it the default.',
  },
  'default-missing': {
    zh: '“{name}”的去路都有条件，都不满足时办件会停住。请把其中一条设为“其他情况”。',
    en: 'Every way out of "{name}" has a condition; when none holds, an instance stops. Make one of them the default.',
  },
  'default-with-condition': {
    zh: '“{name}”去“{to}”的路是“其他情况”，不应再写条件。请去掉条件，或不设为其他情况。',
    en: 'The way from "{name}" to "{to}" is the default and has a condition too. Remove one of the two.',
  },
  'default-twice': {
    zh: '“{name}”有两条“其他情况”的去路。请只留一条，去“{to}”的这条写上条件。',
    en: '"{name}" has two defaults. Keep one, and give the way to "{to}" a condition.',
  },
  'parallel-condition': {
    zh: '“{name}”的去路同时走或等先到者，去“{to}”的这条不能有条件。请去掉条件，或换成按条件走。',
    en: 'The ways out of "{name}" are all taken, or wait; the one to "{to}" cannot have a condition. Remove it, or let conditions choose.',
  },
  'event-gateway-target': {
    zh: '“{name}”等先到者，后面只能接等待（定时或消息），“{to}”不是。请在中间加一个等待。',
    en: '"{name}" waits for what comes first, so only events follow it, and "{to}" is none. Put an event in between.',
  },
  'trigger-incomplete': {
    zh: '“{name}”没有说明等什么，或同时等几样。请只选一样，如定时、消息、信号或时限。',
    en: '"{name}" does not say what it waits for, or says several things. Choose one: a time, message, signal or clock.',
  },
  'trigger-misplaced': {
    zh: '“{name}”放在这里，等不到它要等的。请换一种触发条件，或移到合适的地方。',
    en: 'What "{name}" waits for cannot come to where it stands. Choose another trigger or move it.',
  },
  'throw-misplaced': {
    zh: '“{name}”一次只能发出一样，报差错只用在结束，接到别处不能用在结束。请改选一样。',
    en: '"{name}" makes one thing known at a time; an error only at an end, a link never there. Choose another.',
  },
  'link-broken': {
    zh: '接续“{link}”在“{name}”这里断了：一头发出，同一层里要有且只有一头接上，中间不画线。请补上或改名。',
    en: 'The link "{link}" is broken at "{name}": exactly one place beside it takes it up, without a line. Add it or rename it.',
  },
  'event-sub-process': {
    zh: '“{name}”由事件触发：里面要有一个开始，写明等什么；外面不连线，也不分别办。请补上开始的触发条件，删掉连线。',
    en: 'An event starts "{name}": it has one start that says what it waits for, no lines outside, and is not done by several. Mend that.',
  },
  'error-uncaught': {
    zh: '“{name}”报的差错没有一步接住，办件会停在这里等人处理。请在外层附一个“接住差错”。',
    en: 'Nothing catches the error of "{name}", so an instance stops there. Put an event that catches it around.',
  },
  'nothing-to-undo': {
    zh: '“{name}”要撤销已办的步骤，但没有一步写明怎么撤销。请在那一步上附“撤销这一步时”。',
    en: '"{name}" undoes steps, but no step says how. Put an event for it on the edge of the step.',
  },
  'vote-without-list': {
    zh: '“{name}”是表决，但没有写谁来表决。请在“分别办”里写上名单。',
    en: '"{name}" is a vote, but nobody is named who votes. Write the list of members.',
  },
  'secret-vote-tells': {
    zh: '“{name}”是无记名表决，不能同时填表、签意见、汇总、写数据或按人计权重，否则看得出谁投了什么。请去掉，或改为记名。',
    en: '"{name}" is a secret vote; forms, opinions, collected values, written data or weights would tell who chose what. Remove them, or vote by name.',
  },
  'undo-joins-way': {
    zh: '“{name}”的撤销走进了“{to}”，会和原来的路混在一起。请给撤销单独的步骤和结束。',
    en: 'The undoing of "{name}" runs into "{to}", which is part of the way itself. Give it steps and an end of its own.',
  },
  'boundary-host': {
    zh: '“{name}”附着在“{host}”上，那里没有可等的事。请附着到由人办理的步骤、子流程或等待外部系统的步骤上。',
    en: '"{name}" sits on "{host}", where nothing waits. Let it sit on a step for people, a sub-process or a step that waits for another system.',
  },
  'boundary-interrupts-all': {
    zh: '“{name}”管整张流程图，不能打断办理。请改为不打断；要停办，请接到“全部停止”的结束。',
    en: '"{name}" is about the whole chart and cannot interrupt. Make it not interrupt; to stop everything, lead it to an end that stops all.',
  },
  'cycle-without-wait': {
    zh: '{way} 连成一圈，中间没有人办也不等待，办件会转个不停。请在圈里加一步由人办理或等待的步骤，或改接一条连线。',
    en: '{way} form a circle in which nobody does anything and nothing waits, so an instance would turn for ever. Put a step for people or a wait into it, or lead a flow elsewhere.',
  },
  'cycle-never': {
    zh: '“{name}”的 {number} 不在 1 到 {last} 之间，不会到来。请改成这一轮里有的日子。',
    en: 'The {number} of "{name}" is not from 1 to {last}, so it never comes. Write a day that the round has.',
  },
  'form-without-member': {
    zh: '“{name}”要填“{form}”，表里的公式读自己那一项“{member}”，这一步却没有按这个名字分别办。请在“分别办”里把每一项叫作 {member}，或改用别的表。',
    en: '"{name}" fills in "{form}", which reads its own member "{member}", but no list is worked through under that name here. Name the member {member} or use another form.',
  },
  'join-may-wait': {
    zh: '“{name}”要等所有来路都到，但从“{branch}”来的可能不到，会一直等下去。请让这条路也通到这里，或改用“全部停止”的结束。',
    en: '"{name}" waits for every way in, but the one from "{branch}" may never come. Lead that way here too, or end it with an end that stops all.',
  },
  'lane-unknown': {
    zh: '“{name}”所在的泳道“{lane}”不存在。请另选一个泳道。',
    en: 'The lane "{lane}" of "{name}" does not exist. Choose another.',
  },
  'stage-unknown': {
    zh: '“{name}”所属的阶段“{stage}”不存在。请另选一个阶段。',
    en: 'The stage "{stage}" of "{name}" does not exist. Choose another.',
  },
  'parent-unknown': {
    zh: '“{name}”放在“{parent}”里，但那不是子流程。请移到子流程里，或移出来。',
    en: '"{name}" stands inside "{parent}", which is no sub-process. Move it into one, or out.',
  },
  'step-unknown': {
    zh: '“{name}”提到的步骤“{step}”不在流程图里。请另选一个步骤。',
    en: '"{name}" names the step "{step}", which is not on the chart. Choose another.',
  },
  'form-unknown': {
    zh: '“{name}”用到的表单“{form}”不存在。请另选一张表单，或新建它。',
    en: '"{name}" uses the form "{form}", which does not exist. Choose another or create it.',
  },
  'list-unknown': {
    zh: '“{name}”用到的清单“{list}”不存在。请改成已有的清单，或先添加它。',
    en: '"{name}" reads the list "{list}", which does not exist. Choose another or add it.',
  },
  'keeper-unknown': {
    zh: '“{name}”由“{post}”记录或签字，模板包里没有这个岗位。请改成已有的岗位，或先添加它。',
    en: '"{name}" is kept or signed by the post "{post}", which the package does not name. Choose another or add it.',
  },
  'share-periods-differ': {
    zh: '“{name}”的分子“{of}”和分母“{whole}”按不同的期间数，比例会对不上。请改成一样的期间。',
    en: '"{name}" divides "{of}" by "{whole}", which are counted over different periods. Give both the same.',
  },
  'indicator-broken': {
    zh: '“{name}”的数要从“{missing}”来，可是没有它。请改指标的来源。',
    en: '"{name}" is worked out from "{missing}", which does not exist. Change where it comes from.',
  },
  'household-broken': {
    zh: '“{name}”在户档里要带出“{missing}”，可是没有它。请改户档一栏，或先把它加上。',
    en: '"{name}" puts "{missing}" into the household file, which does not exist. Change that part or add it.',
  },
  'entry-column-unknown': {
    zh: '“{name}”要写进“{column}”这一列，台账没有它。请加上这一列，或去掉这一格。',
    en: '"{name}" writes into the column "{column}", which the ledger does not have. Add it or drop the cell.',
  },
  'too-many-typed': {
    zh: '“{name}”里有 {typed} 个指标要人填，最多 {most} 个。请改成自动取数，或去掉几个。',
    en: '{typed} figures of "{name}" are filled in by people, at most {most} may be. Work them out or drop some.',
  },
  'decision-unknown': {
    zh: '“{name}”用到的决策表“{decision}”不存在。请另选一张，或新建它。',
    en: '"{name}" asks the table "{decision}", which does not exist. Choose another or create it.',
  },
  'document-unknown': {
    zh: '“{name}”要出的文书“{document}”不存在。请另选一份，或新建它。',
    en: '"{name}" issues the document "{document}", which does not exist. Choose another or create it.',
  },
  'lookup-process-unknown': {
    zh: '“{name}”要查流程“{process}”的办件，{package}没有这个流程。请另选一个；在别的模板包里的，写上是哪个包。',
    en: '"{name}" looks up cases of the process "{process}", which is not in {package}. Choose another or name its package.',
  },
  'lookup-way-unknown': {
    zh: '“{name}”要按“{by}”查“{process}”的办件，那个流程没有写明可以这样查。请在那个流程的“查得到”里加上，或另选一种。',
    en: '"{name}" looks up cases of "{process}" by "{by}", by which they are not found. Add it to that process or choose another.',
  },
  'lookup-item-unknown': {
    zh: '“{name}”要带回“{item}”，“{process}”没有写明可以告诉别的办件。请在那个流程的“查得到”里加上，或去掉这一项。',
    en: '"{name}" brings back "{item}", which "{process}" does not tell. Add it to that process or leave it out.',
  },
  'lookup-too-wide': {
    zh: '“{name}”要查到{area}，“{process}”的“{by}”最远只许{within}的来查。请查近一点，或在那个流程里放宽。',
    en: '"{name}" looks in a wider area than "{by}" of "{process}" allows. Look nearer, or allow more there.',
  },
  'lookup-tells-beyond': {
    zh: '“{name}”跨县查办件，只能问有没有、有几件，不能带回内容。请去掉要带回的项，或只查本县。',
    en: '"{name}" looks beyond the county, where only whether and how many is answered. Bring nothing back or look in the county.',
  },
  'lookup-and-connector': {
    zh: '“{name}”又查本系统的办件、又向外部系统查询。请分成两步。',
    en: '"{name}" asks both the cases of this system and another system. Make two steps of it.',
  },
  'found-by-moves': {
    zh: '“{process}”的“{name}”用了今天或现在：凭什么查得到在办件变化时记下，不会自己随日子变。请改用办件里的日期，期间写在查的那一步。',
    en: '"{name}" of "{process}" reads today or now, but it is written down when the case changes. Use a date of the case; the period belongs to the lookup.',
  },
  'found-by-sensitive': {
    zh: '“{name}”要告诉别的办件“{item}”，里面的“{field}”是敏感内容。请遮盖（如 maskId(…)），或不告诉。',
    en: '"{name}" tells other cases "{item}", of which "{field}" is sensitive. Mask it or do not tell it.',
  },
  'message-unknown': {
    zh: '“{name}”用到的消息“{message}”没有登记。请另选一条，或在消息里加上它。',
    en: '"{name}" uses the message "{message}", which the chart does not have. Choose another or add it.',
  },
  'message-many-unregistered': {
    zh: '“{name}”可以一次发给许多办件，可是没有说由谁登记。请选一项责任事项，或不要一次发给许多办件。',
    en: '"{name}" may be sent to many cases at once, but nobody registers it. Choose a responsibility, or leave that out.',
  },
  'event-unknown': {
    zh: '“{name}”用到的“{event}”没有登记。请另选一个，或在信号、差错、上报里加上它。',
    en: '"{name}" uses "{event}", which the chart does not name. Choose another, or add it to its signals, errors or escalations.',
  },
  'process-unknown': {
    zh: '“{name}”要转入的流程“{process}”不在模板包里。请另选一个，或设为“没有时只记录”。',
    en: '"{name}" calls the process "{process}", which the package does not have. Choose another, or only record that it is missing.',
  },
  'alarm-unknown-post': {
    zh: '“{name}”到期前后要找的岗位“{post}”不在模板包里。请另选一个岗位，或在模板里加上。',
    en: '"{name}" alarms the post "{post}", which the package does not have. Choose another or add it.',
  },
  'registrar-not-reader': {
    zh: '“{name}”的消息“{message}”由“{post}”登记，没有经手的打不开办件。请写进“写明事由后当天能看的岗位”。',
    en: 'The message "{message}" of "{name}" is registered by "{post}", who cannot open a case without having taken part. Let them read it with a reason.',
  },
  'reader-unknown': {
    zh: '“{name}”给岗位“{post}”看，模板包里没有这个岗位。请改成已有的岗位，或先添加它。',
    en: '"{name}" is read by the post "{post}", which the package does not name. Choose another or add it.',
  },
  'reader-not-held': {
    zh: '“{name}”里“{post}”本来就看得到，或者写了两处，写明事由对它不起作用。请去掉一处，或把它的层级也限制起来。',
    en: '"{post}" reads the cases of "{name}" anyhow, or is named twice. Take one away, or hold its tier to it too.',
  },
  'same-person-never': {
    zh: '“{name}”写了同一人自动通过，可是它{why}，每次都要有人办。请去掉这一条。',
    en: '"{name}" says that it passes for the same person, but it demands a fresh act ({why}). Remove the rule.',
  },
  'clock-unknown': {
    zh: '“{name}”用到的时限“{clock}”不存在。请另选一个，或新建它。',
    en: '"{name}" uses the clock "{clock}", which does not exist. Choose another or create it.',
  },
  'clock-unknown-node': {
    zh: '时限“{name}”提到的步骤“{node}”不在流程图里。请另选一个步骤。',
    en: 'The clock "{name}" names the step "{node}", which is not on the chart. Choose another.',
  },
  'clock-never-stops': {
    zh: '时限“{name}”从起算的地方走不到停止的步骤，会一直计时。请改停止的步骤。',
    en: 'From where the clock "{name}" starts, no step can be reached at which it stops. Change where it stops.',
  },
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
    zh: '没有一个样例填过《{name}》，手册里这张表没有填写示例。请加一个填它的样例，或者自己写 handbook/sample.{form}.md。',
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
  'check-crashed': {
    zh: '检查“{check}”没有做完：{message}。其他检查不受影响，请把这条告诉维护人员。',
    en: 'The check "{check}" could not be finished: {message}. The others are complete; please report this.',
  },
} as const satisfies Record<string, Words>;

/** What can be found. */
export type FindingCode = keyof typeof findingCatalogue;

/** A finding as a plain sentence. */
export function findingWords({ code, params }: Finding, language: Language): string {
  return fill(findingCatalogue[code], language, { ...params, detail: detailOf(params, language) });
}

/** A finding as the command line and other programs read it. */
export function findingJson(finding: Finding, language: Language): JsonFinding {
  const { code, severity, file, path, nodeId, params } = finding;
  return {
    code,
    severity,
    file,
    path,
    ...(nodeId !== undefined && { nodeId }),
    params,
    message: findingWords(finding, language),
  };
}

/** The public shape of a finding. */
export type JsonFinding = Pick<Finding, 'code' | 'severity' | 'file' | 'path' | 'params'> & {
  readonly nodeId?: string;
  readonly message: string;
};

function detailOf({ problem, ...params }: Params, language: Language): string {
  const code = problemCodes.find((known) => known === problem);
  if (code !== undefined) return say({ code, params }, language).replace(/[。.]$/, '');
  const words = typeProblems[String(problem)];
  return words ? fill(words, language, params) : '';
}

const typeProblems: Readonly<Record<string, Words>> = {
  'unknown-type': {
    zh: '“{type}”不存在。请新建它，或换一个。',
    en: '"{type}" does not exist. Create it or choose another.',
  },
  'recursive-type': {
    zh: '互相套用，没有尽头（{chain}）。请去掉其中一处。',
    en: 'they contain each other without end ({chain}). Remove one reference.',
  },
};
