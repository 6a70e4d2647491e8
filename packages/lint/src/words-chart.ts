import type { Words } from '@fiveones/definition';

/** What the findings say that stand on a chart: its ways, steps, people, messages and clocks. */
export const chartFindings = {
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
  'subject-region': {
    zh: '“{name}”归哪里办，要从“{field}”看，可是它不是区划字段，办件放不到那里。请换成区划字段。',
    en: '"{name}" is put where "{field}" says, which is no region, so that its cases go nowhere. Choose a field that is a region.',
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
    zh: '“{name}”跨县查办件，只能问有没有、有几件，带不回没有写明“跨县也告诉”的内容。请去掉要带回的项，或只查本县。',
    en: '"{name}" looks beyond the county, where only whether and how many is answered and what is said to be told there. Bring nothing back or look in the county.',
  },
  'found-by-beyond-person': {
    zh: '“{name}”办的是人，“{item}”不能跨县告诉。请去掉“跨县也告诉”。',
    en: '"{name}" is about a person, so "{item}" cannot be told across counties. Do not tell it there.',
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
  'never-called': {
    zh: '“{name}”只由别的流程转来，可是没有流程转到“{process}”，这样一件也开不了。请加一处转办，或者去掉“只由别的流程转来”；由别的模板转来的，不用改。',
    en: '"{name}" begins by a call alone, but nothing calls "{process}": no case of it can begin. Call it, or let it be begun by hand; if another template calls it, leave it.',
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
} as const satisfies Record<string, Words>;
