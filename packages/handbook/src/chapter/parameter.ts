import { parameterValueWords, type Json, type Parameter } from '@fiveones/definition';
import type { Inline, Section, TableRow } from '../block.ts';
import type { Naming } from '../naming.ts';
import { tierWords } from '../words.ts';
import { basisWords, ownAt, part, stacked, type Chapter } from './context.ts';

/** The parameters in force, group by group: value, unit, who may set it, between which bounds, on what basis. */
export function parametersPart(chapter: Chapter, day: string): readonly Section[] {
  const { naming } = chapter;
  const groups = [...new Set(naming.package.parameters.map(({ group }) => group ?? '其他'))];
  return part(
    chapter,
    'parameters',
    groups.flatMap((group) => {
      const all = naming.package.parameters.filter((one) => (one.group ?? '其他') === group);
      return [
        ...(groups.length > 1 ? [{ kind: 'lead' as const, text: group }] : []),
        {
          kind: 'table' as const,
          columns: parameterColumns,
          rows: all.map((parameter) => parameterRow(parameter, naming, day)),
        },
        ...all.flatMap(({ id, name }) => ownAt(chapter, `parameter.${id}`, name)),
      ];
    }),
  );
}

const parameterColumns = [
  { title: '参数', width: 26 },
  { title: '现行值', width: 20 },
  { title: '谁可以定', width: 14 },
  { title: '上下限', width: 12 },
  { title: '依据、出处', width: 34 },
];

function parameterRow(parameter: Parameter, naming: Naming, day: string): TableRow {
  const { id, name, basis, level, note, starred, unverified, values } = parameter;
  const inForce = values.filter(({ from }) => from <= day);
  const source = inForce.findLast(({ source: said }) => said !== undefined)?.source;
  return {
    of: `parameter:${id}`,
    cells: [
      [
        { text: `${starred === true ? '＊' : ''}${name}` },
        ...(note === undefined ? [] : [{ text: `\n${note}`, tone: 'soft' as const }]),
      ],
      valueRuns(parameter, naming, day),
      level === undefined ? '不限' : `${tierWords(level)}及以上`,
      boundsWords(parameter),
      [
        { text: stacked(basisWords(basis, naming), source) },
        ...(unverified === true ? [{ text: '\n【未核实】', tone: 'warn' as const }] : []),
      ],
    ],
  };
}

function valueRuns(parameter: Parameter, naming: Naming, day: string): Inline {
  const told = parameterValueWords(parameter, naming.values[parameter.id]);
  const later = parameter.values
    .filter(({ from }) => from > day)
    .map(({ from, value }) => `\n${from} 起 ${parameterValueWords(parameter, value as Json) ?? '空'}`);
  return [
    told === undefined
      ? { text: `【待定：${parameter.name}】`, tone: 'warn' }
      : { text: `${told}${parameter.unit === undefined ? '' : ` ${parameter.unit}`}`, strong: true },
    ...(later.length === 0 ? [] : [{ text: later.join(''), tone: 'soft' as const }]),
  ];
}

const boundsWords = ({ floor, ceiling }: Parameter): string =>
  stacked(floor !== undefined && `不低于 ${floor}`, ceiling !== undefined && `不高于 ${ceiling}`);

/** Parameters without a value where and when the handbook is for. */
export const missingIn = ({ package: pkg, values }: Naming): readonly Parameter[] =>
  pkg.parameters.filter((parameter) => parameterValueWords(parameter, values[parameter.id]) === undefined);
