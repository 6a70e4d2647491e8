/** Every Chinese word of the designer. */
export const words = {
  unit: { workday: '工作日', day: '天', month: '个月', year: '年', hour: '小时', minute: '分钟' } as Readonly<Record<string, string>>,
  tier: { province: '省', city: '市', county: '县', town: '镇', village: '村' } as Readonly<Record<string, string>>,
  tab: { chart: '流程', forms: '表单', rules: '规则', parameters: '参数', responsibilities: '责任', documents: '文书', scenarios: '样例', versions: '版本' },
  view: { column: '列', graph: '图', table: '表', source: '源码' },
  inspector: { who: '谁办', what: '填什么', long: '多久', next: '下一步' },
  lock: { statutory: '法定', advised: '建议', none: '自定' } as Readonly<Record<string, string>>,
  lockHint: { statutory: '不能删除', advised: '国家建议有这一步', none: '本地自定，可以增减' } as Readonly<Record<string, string>>,
  card: {
    byParameter: '按参数', applicant: '申请人', nobody: '还没定谁办', each: '（分别办）', message: '等消息', clockWarns: '快到期时', clockDue: '到期时', calculates: '自动计算',
    decisions: (count: number) => `决策表 ${count} 张`, documents: (count: number) => `出文书 ${count} 份`, system: '系统自动', connector: '调外部接口', starts: '办件由此开始', atOnce: '即时', waits: '等待', sub: '子流程', alone: '各自进行', waitsForEnd: '等它办完',
  },
  kind: {
    startEvent: '开始', userTask: '待办', serviceTask: '自动办理', businessRuleTask: '决策表', sendTask: '发消息', exclusiveGateway: '按条件分支', parallelGateway: '同时进行', eventBasedGateway: '看哪个先到',
    intermediateCatchEvent: '等待', boundaryEvent: '附着的时限或消息', subProcess: '子流程', callActivity: '转入别的流程', endEvent: '办结',
  },
  aria: {
    way: (from: string, to: string, name: string) => `从${from}到${to}${name === '' ? '' : `：${name}`}`,
    canvas: '流程图', palette: '可添加的步骤', inspector: '这一步的内容', chartSwitch: '选流程', viewSwitch: '看法', errorsOnTab: (count: number) => `${count} 个错误`,
  },
  bar: {
    back: '返回', draftChanged: '草稿有改动', published: '已发布', undo: '撤销', redo: '重做', undoOf: (label: string) => `撤销：${label}`, redoOf: (label: string) => `重做：${label}`,
    checks: '检查', tryRun: '试办', compare: '对比', publish: '提交发布', open: '正在打开…', failed: '没能打开这个模板包', retry: '再试一次',
  },
  save: {
    saved: (at: string) => `已保存${at === '' ? '' : ` ${at}`}`, waiting: '正在保存…', failed: '还没存上', offline: '网络不通，改动先存在这台电脑上，通了会自动补存', lostEdits: (why: string) => `上次有几处改动没能接上：${why}`,
  },
  change: {
    stale: '这里刚被别处改过，请看一下现在的内容再改。', noFile: (file: string) => `模板包里没有文件“${file}”。`, noStep: '这一步已经不在了。', noWay: '这条连线已经不在了。', toItself: '不能连到自己。',
    fromEnd: (name: string) => `“${name}”是结束，后面不能再连别的步骤。`, toStart: (name: string) => `“${name}”是开始，不能连到开始。`, toBoundary: (name: string) => `“${name}”附着在别的步骤上，不能用连线到达。`, acrossFrame: '两步不在同一个子流程里，不能直接相连。', twice: '这两步之间已经有连线了。',
    locked: (name: string, basis: string) => `“${name}”是法定环节，不能删除${basis === '' ? '' : `。依据：${basis}`}。`,
  },
  deed: {
    add: (name: string) => `添加“${name}”`, remove: (name: string) => `删除“${name}”`, removeMany: (count: number) => `删除 ${count} 步`, move: '移动', connect: '连线', removeWay: '删除连线', rename: '改名称', copy: (name: string) => `复制“${name}”`, tidy: '整理布局',
    edit: (what: string) => `~改${what}`, set: (what: string) => `改${what}`, source: (file: string) => `改源码：${file}`, field: (name: string) => `加字段“${name}”`, removeField: (name: string) => `删字段“${name}”`, moveField: '调整字段顺序', branch: '加分支',
  },
  palette: { search: '搜节点', work: '办事环节', basic: '基本节点', none: '没有这样的节点' },
  mini: { insert: '在后面加一步', branch: '加分支', copy: '复制一步', remove: '删除', connect: '连到…', more: '更多' },
  menu: { connectTo: '连到哪一步', addAfter: (name: string) => `在“${name}”后加一步`, search: '搜步骤', none: '没有可连的步骤' },
  canvas: {
    zoomIn: '放大', zoomOut: '缩小', fit: '看全图', tidy: '整理布局', minimap: '全图缩略', legend: '图例', work: '人办', rule: '规则', wait: '等待', auto: '自动', emptyTitle: '这张流程图还没有步骤', emptyHint: '从左边选一个环节，按回车或拖过来。', readOnly: '手机上只能看图。要改流程，请用电脑打开。',
  },
  checks: {
    title: '检查', errors: (count: number) => `${count} 个错误`, hints: (count: number) => `${count} 条提示`, live: '改完即查', next: '下一条', fold: '收起', unfold: '展开', none: '没有发现问题', go: '去看', first: '第一个错误',
  },
  who: {
    responsibility: '责任事项', none: '还没有选责任事项', row: (id: string, unit: string) => `责任清单 ${id} · ${unit}`, tier: '层级', fromList: '由责任清单带入', post: '岗位', inPost: (units: number, people: number) => `${units} 个单位 · 在岗 ${people} 人`, vacant: '本县没有',
    team: '每组不少于', person: '人', parameter: '参数：', recuse: '近亲属自动回避', recuseHint: '与申请家庭有近亲属关系的不派', applicant: '由申请人自己办', applicantHint: '责任清单里协办的岗位可以代填', notSame: '不能与这些步骤是同一人', now: '现在会派给谁', nobody: '还没有人',
    shortTitle: (unit: string, count: number) => `${unit}只有 ${count} 人在岗`, shortText: (min: number) => `少于 ${min} 人，派不出组。发布前要补上。`, system: '这一步由系统自动办，不派给人。', multi: '分别办', multiHint: '名单里的每个人各办一份', optional: '可以跳过', optionalHint: '跳过要写理由', lane: '所在泳道', list: '在责任清单里改', assists: '协办',
  },
  what: {
    forms: '要填的表', none: '这一步不填表', add: '加一张表', remove: '去掉', edit: '可填', read: '只看', open: '打开表单', decision: '由哪个字段决定去向', opinion: '签批意见', opinionHint: '同意、不同意或退回，写进签批记录', documents: '出哪些文书', addDocument: '加一份文书', calculate: '依次计算', into: '写入', byDecision: '决策表', byFormula: '公式', message: '等哪条消息', set: '办完后写入', trigger: '由什么触发', timer: '定时', byMessage: '消息', clock: '时限', process: '转入哪个流程', wait: '等它办完再往下', mode: '填法', addLine: '加一条', name: '名称', note: '说明', kind: '种类', outcome: '结果归为', terminate: '整件办结', interrupting: '到时收回这一步的待办', each: '名单', as: '每个人记作', fields: '单独收紧的字段',
  },
  long: {
    limit: '办理时限', none: '不设时限', set: '设一个时限', unset: '不设时限', from: '从哪天起算', nextDay: '次日', sameDay: '当天', roll: '最后一天是休息日就顺延', never: '超期不会自动通过或办结', example: '举例', reached: '到这一步', first: '第 1 天', last: '最晚', rest: (days: number) => `中间休息日 ${days} 天不计（按周末算，节假日以年历为准）`, useParameter: '换成参数', useNumber: '写成数字', clocks: '全程时限', pauses: '在这一步停表', startsHere: '从这里起算', stopsHere: '到这里为止', instant: '这一步即时完成，不计时限。', stage: '所属阶段',
  },
  next: {
    ways: '去向', none: '后面没有步骤', incoming: '从哪里来', otherwise: '其余情况', always: '一直走', add: '再加一条去向', name: '这条路叫什么', condition: '什么情况走', remove: '断开', makeDefault: '设为其余情况', changeTarget: '改去', formula: '用公式写', first: '从上往下看，先满足哪条走哪条', allAtOnce: '几支同时走',
  },
  header: { editName: '改名称', basis: '依据', noBasis: '没有写依据' },
  empty: { select: '点一步，在这里改它', selectHint: '也可以用 Tab 键在图上逐步移动，回车选中。', way: '连线' },
  table: {
    number: '序号', step: '步骤', who: '谁办', what: '填什么', long: '多久', next: '下一步', check: '检查', search: '搜步骤、岗位、表单', addBelow: '在下面加一步', addBranch: '加分支', only: '只看', withErrors: '有错误', withHints: '有提示', steps: (count: number) => `${count} 步`, statutory: (count: number) => `法定 ${count} 步`,
    move: '移动', edit: '改这一格', cancel: '不改了', below: '下面加一步', nextProblem: '下一个问题', undo: '撤销', position: (row: number, column: string) => `第 ${row} 行 · ${column}`, parallel: (name: string, count: number) => `${name}（${count} 支）`, done: '都办完', end: '到此结束',
  },
  column: { outline: '办到哪一段', addHere: '在这里加一步', branchHead: (number: number) => `第 ${number} 支`, addBranch: '加一支', join: (count: number) => `${count} 支都办完，再往下`, joinOne: '会合后再往下', jump: '转到', parallel: (count: number) => `同时进行 · ${count} 支`, either: (count: number) => `按条件 · ${count} 支`, other: '其余步骤' },
  form: {
    search: '搜字段', common: '常用', dictionary: '共用字段字典', used: '已用', hint: '从字典取的字段，各表之间自动带入，不让群众重复填。', asRole: '以谁的身份看', desktop: '电脑', phone: '手机', both: '并排', usedIn: (count: number) => `用在 ${count} 步`, name: '名称', tip: '填表提示', kind: '填什么', range: '范围', to: '至', required: '必须填', options: '选项', addOption: '加一个选项', when: '什么时候出现', always: '一直出现', rights: '这张表谁能看、谁能填', sensitivity: '敏感级别', plain: '一般信息', up: '上移', down: '下移', duplicate: '复制', remove: '删除', selectHint: '点左边纸面上的一项，在这里改它', noForms: '还没有表单', newForm: '新建表单', section: '栏目', unit: '单位', formula: '用公式写', builder: '用句子写', whenWord: '当', isWord: '', addAnd: '并且', addOr: '或者', chooseField: '选字段', value: '值', edit: '可填', view: '只看', hide: '看不到', inherit: '同整张表', fieldKey: '字段', computed: '自动算', readOnly: '只读', noField: '没有这样的字段', formSettings: '整张表', title: '印在纸上的标题', addSection: '加一个栏目', paper: '纸面', yes: '是', no: '否', columns: '列', source: '取自', minRows: '行数',
  },
  fieldKind: {
    text: '文字', longText: '长文字', number: '数字', integer: '整数', money: '金额（元）', date: '日期', choice: '单选', choices: '多选', boolean: '是否', list: '明细表', photo: '照片', signature: '签字', idCard: '身份证号', phone: '电话', region: '区划', attachment: '附件', object: '一组字段', shared: '共用类型', other: '其他',
  } as Readonly<Record<string, string>>,
  comparison: { '=': '是', '!=': '不是', '>': '大于', '>=': '不小于', '<': '小于', '<=': '不大于', filled: '已填', empty: '没填' } as Readonly<Record<string, string>>,
  role: { A: '申请人', V: '村协理员', T: '镇经办', I: '调查员', R: '镇审核', H: '核对机构', C: '县民政', P: '资金岗', S: '监督' } as Readonly<Record<string, string>>,
  sensitivity: { M1: '身份证号 · 列表掩码', M2: '银行账号 · 只显后四位', M3: '电话 · 掩中间四位', M4: '健康财产 · 导出默认不含', M5: '未成年人 · 不得公示' } as Readonly<Record<string, string>>,
  rules: { none: '还没有决策表', hit: { unique: '只应有一条满足', first: '从上往下取第一条', any: '几条满足时结果须相同', collect: '满足的都取', ruleOrder: '按顺序都取' } as Readonly<Record<string, string>>, addRow: '加一条规则', addInput: '加一个条件', addOutput: '加一个结论', when: '条件', then: '结论', note: '说明', any: '不限', removeRow: '删除这一条', usedIn: '用在', up: '上移', down: '下移' },
  parameters: { name: '参数', value: '现行值', unit: '单位', basis: '依据', bounds: '上下限', from: '起用日期', region: '适用', everywhere: '全部', search: '搜参数', starred: '地方必填', addValue: '加一档', level: '谁能定', floor: (value: number) => `不低于 ${value}`, ceiling: (value: number) => `不高于 ${value}`, out: '超出法定上下限', source: '出处', values: '各档取值', unverified: '未核实', yes: '是', no: '否', notSet: '未设', count: (number: number) => `${number} 个参数`, group: '其他', removeValue: '删去这一档' },
  duties: { number: '编号', matter: '责任事项', step: '环节', tier: '层级', unit: '单位', post: '岗位', kind: '责任', limit: '时限', duty: '做什么', basis: '依据', search: '搜事项、单位、岗位', kinds: { R: '主办', S: '协办', A: '监督问责', I: '知情' } as Readonly<Record<string, string>>, disabled: '停用', count: (number: number) => `${number} 行`, add: '加一行' },
  documents: { none: '还没有文书', blocks: '内容', fields: '合并项', preview: 'A4 样子', addParagraph: '加一段', paragraph: '正文', heading: '小标题', pairs: '对照表', table: '明细表', list: '列表', box: '框内项', salutation: '称呼', whitelist: '只公开这些项', number: '文号', issuer: '落款', seal: '（盖章）', date: '××××年××月××日', when: '出现条件', remove: '删去这一段' },
  scenarios: { run: '全部再跑一遍', running: '正在跑…', none: '还没有样例', passed: '相符', failed: '不符', notRun: '还没跑', summary: (passed: number, all: number) => `${passed} / ${all} 相符`, process: '流程', steps: (count: number) => `${count} 步操作` },
  versions: { current: '草稿', since: (version: string) => `与在用的 ${version} 比`, none: '还没有发布过版本', changes: (count: number) => `${count} 处`, noChanges: '和在用的版本一样，没有改动', list: '历次版本', new: '新增', gone: '删去', changed: '改动', first: '这是第一个版本' },
  source: { file: '文件', ok: '格式正确', broken: (line: number, why: string) => `第 ${line} 行：${why}`, kept: '先按您写的留着，改对了会自动接上', apply: '已接上', notObject: '文件内容要放在一对花括号里', choose: '选文件', unknown: '读不出来，请检查引号、逗号和括号' },
  publish: { title: '提交发布', back: '回去再改', changes: '这次改了什么', checks: '检查和样例', version: '版本', from: '从哪天起用', fromHint: '这天起受理的按新版；在办的按旧版办完', note: '说明', noteHint: '给用的人看，写进修订记录', button: '发布', blocked: (count: number) => `还有 ${count} 个错误，改好才能发布`, needNote: '请写一句说明', past: '不能早于今天', done: (version: string) => `已发布 ${version}`, checksRow: '检查', scenariosRow: '样例', statutoryRow: '法定环节', all: (done: number, all: number) => `${done} / ${all} 都在`, result: '发布前看一眼', errorList: '先改好这些', week: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], running: '正在跑样例…', failing: '不符的样例' },
  a11y: { close: '关上', delete: '删除', more: '更多', open: '打开' },
} as const;
