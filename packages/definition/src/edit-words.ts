import type { Edit } from './edit.ts';
import { fill, type Language, type Words } from './words.ts';

/** What each kind of edit did, for the history and for 撤销. `{label}` is the name of what it was about. */
export const editCatalogue = {
  addNode: { zh: '加节点“{label}”', en: 'Add the node "{label}"' },
  removeNode: { zh: '删节点“{label}”', en: 'Remove the node "{label}"' },
  moveNode: { zh: '移动“{label}”', en: 'Move "{label}"' },
  setConnectors: { zh: '改连接符', en: 'Draw flows as connectors' },
  moveNodes: { zh: '移动几个节点', en: 'Move several nodes' },
  renameNode: { zh: '节点“{label}”改名为“{name}”', en: 'Rename the node "{label}" to "{name}"' },
  setNodeField: { zh: '改节点“{label}”', en: 'Change the node "{label}"' },
  copyNode: { zh: '复制节点“{label}”', en: 'Copy the node "{label}"' },
  insertOnFlow: { zh: '插入节点“{label}”', en: 'Insert the node "{label}"' },
  connect: { zh: '连线：{label}', en: 'Connect {label}' },
  disconnect: { zh: '删连线：{label}', en: 'Remove the flow {label}' },
  setFlowField: { zh: '改连线：{label}', en: 'Change the flow {label}' },
  moveFlowEnd: { zh: '连线改接：{label}', en: 'Lead the flow elsewhere: {label}' },
  addField: { zh: '加字段“{label}”', en: 'Add the field "{label}"' },
  removeField: { zh: '删字段“{label}”', en: 'Remove the field "{label}"' },
  moveField: { zh: '移动字段“{label}”', en: 'Move the field "{label}"' },
  setField: { zh: '改字段“{label}”', en: 'Change the field "{label}"' },
  renameFieldTitle: { zh: '字段“{label}”改名为“{title}”', en: 'Rename the field "{label}" to "{title}"' },
  setFieldRequired: { zh: '改字段“{label}”是否必填', en: 'Change whether the field "{label}" is required' },
  setParameterValue: { zh: '改参数“{label}”的取值', en: 'Change a value of the parameter "{label}"' },
  setParameterField: { zh: '改参数“{label}”', en: 'Change the parameter "{label}"' },
  addParameter: { zh: '加参数“{label}”', en: 'Add the parameter "{label}"' },
  removeParameter: { zh: '删参数“{label}”', en: 'Remove the parameter "{label}"' },
  setResponsibility: { zh: '改责任事项“{label}”', en: 'Change the responsibility "{label}"' },
  addResponsibility: { zh: '加责任事项“{label}”', en: 'Add the responsibility "{label}"' },
  removeResponsibility: { zh: '删责任事项“{label}”', en: 'Remove the responsibility "{label}"' },
  setDecisionCell: { zh: '改决策表“{label}”的一格', en: 'Change a cell of the table "{label}"' },
  addRule: { zh: '决策表“{label}”加一行', en: 'Add a rule to the table "{label}"' },
  removeRule: { zh: '决策表“{label}”删一行', en: 'Remove a rule from the table "{label}"' },
  moveRule: { zh: '决策表“{label}”移动一行', en: 'Move a rule of the table "{label}"' },
  addDecisionInput: { zh: '决策表加条件列“{label}”', en: 'Add the condition column "{label}"' },
  removeDecisionInput: { zh: '决策表删条件列“{label}”', en: 'Remove the condition column "{label}"' },
  addDecisionOutput: { zh: '决策表加结果列“{label}”', en: 'Add the result column "{label}"' },
  removeDecisionOutput: { zh: '决策表删结果列“{label}”', en: 'Remove the result column "{label}"' },
  replaceFile: { zh: '改“{label}”的源内容', en: 'Change the source of "{label}"' },
  addFile: { zh: '新建“{label}”', en: 'Create "{label}"' },
  removeFile: { zh: '删除“{label}”', en: 'Remove "{label}"' },
  setValue: { zh: '改“{label}”', en: 'Change "{label}"' },
  insertValue: { zh: '加“{label}”', en: 'Add "{label}"' },
  mergeUpstream: { zh: '合并上级 {label} 版', en: 'Merge version {label} of upstream' },
  moveValue: { zh: '移动“{label}”中的一项', en: 'Move a part of "{label}"' },
} as const satisfies Record<string, Words>;

/** Names of the edits that builders make. */
export type EditName = keyof typeof editCatalogue;

const other: Words = { zh: '改“{label}”', en: 'Change "{label}"' };

/** An edit as a few plain words. An edit that a builder of one's own has named is told by what it was about. */
export function editWords({ name, params }: Edit, language: Language): string {
  const words: Words = name in editCatalogue ? editCatalogue[name as EditName] : other;
  return fill(
    words,
    language,
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)])),
  );
}
