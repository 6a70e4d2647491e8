import type { Construct } from './constructs.example.ts';
import type { Pattern } from './patterns.example.ts';

/** The page `docs/bpmn-coverage.md`: every construct that has a test, and what is left out on purpose. */
export function coveragePage(constructs: readonly Construct[]): string {
  const groups = [...new Set(constructs.map(({ group }) => group))];
  return `${[
    '# BPMN 覆盖表',
    '流程图用 BPMN 2.0 的名字写。下面每一行都有一个同名的测试（`packages/interpreter/src/constructs.test.ts`），这一页就是由那些测试的例子生成的。',
    ...groups.map((group) =>
      tableOf(
        group,
        constructs.filter((construct) => construct.group === group),
      ),
    ),
    '## 有意不做',
    rows(['写法', '为什么'], leftOut),
    '导入时遇到表外的写法，会逐条说明，不会悄悄丢掉。',
  ].join('\n\n')}\n`;
}

/** The page `docs/workflow-patterns.md`: the 43 control-flow patterns, each drawn or left out. */
export function patternsPage(patterns: readonly Pattern[]): string {
  const drawn = patterns.filter(({ example }) => example).length;
  return `${[
    '# 流程模式对照表',
    `业务流程的 43 种控制流模式（van der Aalst、ter Hofstede、Russell 等）：${drawn} 种画得出来，各有一个同名的测试（\`packages/interpreter/src/patterns.test.ts\`）；其余 ${patterns.length - drawn} 种说明为什么不画。这一页由测试的例子生成。`,
    rows(
      ['编号', '模式', '怎么画', '测试'],
      patterns.map(({ number, name, drawn: how, example }) => [
        String(number),
        name,
        how,
        example ? '有' : '—',
      ]),
    ),
  ].join('\n\n')}\n`;
}

const leftOut: readonly (readonly string[])[] = [
  ['Script task', '定义里不放程序；用决策表和写入（FEEL）代替'],
  ['Complex gateway', '规则写不清楚时人也看不懂；用包容分支、表决或事件子流程代替'],
  ['Transaction sub-process', '用子流程加撤销代替'],
  ['Multiple / parallel multiple event', '一个事件只等一样；用先到者分支，或几个附着的事件代替'],
  ['Loop marker', '画一条回去的线'],
  ['Ad-hoc sub-process', '还没有做'],
];

const tableOf = (group: string, constructs: readonly Construct[]): string =>
  `## ${group}\n\n${rows(
    ['BPMN', '中文', '写法', '含义'],
    constructs.map(({ bpmn, zh, written, says }) => [bpmn, zh, written, says]),
  )}`;

const rows = (heads: readonly string[], lines: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
