import type { JsonObject } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { Choice, type Option } from '../controls.tsx';
import { words } from '../words.ts';
import { usePackages, usePacks } from './packages.ts';

interface Props {
  readonly value: JsonObject;
  /** How far it is to be told: a process may be left open, a step may be. */
  readonly asks: 'step' | 'process' | 'anyOfIt';
  readonly onChange: (value: JsonObject) => void;
}

const any = '-any';

/** A process, or a step of it, of any package that is here. */
export const StepPick = ({ value, asks, onChange }: Props) => {
  const packages = usePackages();
  const id = textOf(value['package']);
  const process = textOf(value['process']);
  const node = textOf(value['node']);
  const pack = usePacks([id]).get(id);
  const chart = pack?.charts.find((one) => one.id === process);
  const first = (of: string, charts = pack?.charts): JsonObject => {
    const found = charts?.find((one) => one.id === of) ?? charts?.[0];
    const { process: _, node: __, ...rest } = value;
    return {
      ...rest,
      ...(found === undefined ? {} : { process: found.id }),
      ...(asks === 'step' && found !== undefined ? { node: counted(found.chart.steps)[0]?.id ?? '' } : {}),
    };
  };
  const loose = asks === 'anyOfIt';
  return (
    <div className="d-step-pick">
      <Choice
        small
        field="package"
        label={words.books.choosePackage}
        placeholder={words.books.choosePackage}
        value={id}
        options={[
          ...packages.map(({ id: one, name }) => ({ id: one, name })),
          ...named(id, packages, words.books.packageNotHere),
        ]}
        onChange={(chosen) => {
          const { process: _, node: __, ...rest } = value;
          onChange({ ...rest, package: chosen });
        }}
      />
      <Choice
        small
        field="process"
        label={words.books.chooseProcess}
        placeholder={words.books.chooseProcess}
        value={process === '' && loose ? any : process}
        options={[
          ...(loose ? [{ id: any, name: words.books.anyProcess }] : []),
          ...(pack?.charts ?? []).map((one) => ({ id: one.id, name: one.name })),
          ...named(process, pack?.charts, words.books.notHere),
        ]}
        onChange={(chosen) => {
          const { process: _, node: __, ...rest } = value;
          onChange(chosen === any ? rest : loose ? { ...rest, process: chosen } : first(chosen));
        }}
      />
      {asks === 'process' || (loose && process === '') ? null : (
        <Choice
          small
          field="node"
          label={words.books.chooseStep}
          placeholder={words.books.chooseStep}
          value={node === '' && loose ? any : node}
          options={[
            ...(loose ? [{ id: any, name: words.books.anyStep }] : []),
            ...counted(chart?.chart.steps ?? []).map((step) => ({ id: step.id, name: step.name })),
            ...named(node, counted(chart?.chart.steps ?? []), words.books.notHere),
          ]}
          onChange={(chosen) => {
            const { node: _, ...rest } = value;
            onChange(chosen === any ? rest : { ...rest, node: chosen });
          }}
        />
      )}
    </div>
  );
};

/** What is named and not among what is here: struck through, and said to be missing. */
const named = (
  id: string,
  known: readonly { readonly id: string }[] | undefined,
  missing: string,
): readonly Option[] =>
  id === '' || known?.some((one) => one.id === id) === true ? [] : [{ id, name: missing, gone: true }];

/** Steps that somebody or the system carries out; gateways and frames are not counted. */
const counted = <T extends { readonly kind: string; readonly name: string }>(
  steps: readonly T[],
): readonly T[] => steps.filter(({ kind, name }) => !/Gateway$|^endEvent$/.test(kind) && name !== '');

/** How a process or a step is called; what is not here is said to be missing. */
export const useStepNames = (steps: readonly JsonObject[]): ((step: JsonObject) => string) => {
  const packs = usePacks(steps.map((step) => textOf(step['package'])));
  return (step) => {
    const pack = packs.get(textOf(step['package']));
    if (pack === undefined) return words.books.packageNotHere;
    if (step['process'] === undefined) return textOf(pack.template['name']);
    const chart = pack.charts.find(({ id }) => id === step['process']);
    if (chart === undefined) return words.books.notHere;
    const node = chart.chart.steps.find(({ id }) => id === step['node']);
    return step['node'] === undefined ? chart.name : `${chart.name}·${node?.name ?? words.books.notHere}`;
  };
};

/** The names of several, each once. */
export const namesOnce = (
  steps: readonly JsonObject[],
  names: (step: JsonObject) => string,
  between = '；',
): string => [...new Set(steps.map(names))].join(between);
