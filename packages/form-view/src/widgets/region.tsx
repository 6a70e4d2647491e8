import { longRegion, provinceOf, shortRegion } from '@fiveones/forms';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useDrawing, useWords } from '../form-context.tsx';
import type { Region } from '../services.ts';
import { fill } from '../words.ts';
import { TextWidget } from './text.tsx';
import { useTyped } from './use-typed.ts';
import type { WidgetProps } from './widget.ts';

const none: readonly Region[] = [];

/** The places from the top down to a code; empty when the code is not known. */
function chainOf(regions: readonly Region[], code: string): readonly Region[] {
  const found = regions.find((region) => region.code === code);
  if (found === undefined) return [];
  return [...(found.parent === undefined ? [] : chainOf(regions, found.parent)), found];
}

/** Places whose parent is not in the list stand at the top. */
function childrenOf(regions: readonly Region[], parent: string | undefined): readonly Region[] {
  if (parent !== undefined) return regions.filter((region) => region.parent === parent);
  const codes = new Set(regions.map((region) => region.code));
  return regions.filter((region) => region.parent === undefined || !codes.has(region.parent));
}

/** One list of places below another. */
interface Level {
  readonly parent: string | undefined;
  readonly choices: readonly Region[];
  readonly chosen: string;
}

/**
 * The lists down to where something was chosen, each below the place chosen in the one before. Where there is nothing
 * to choose (one province, one city, one county) the place is passed through and only named.
 */
function levelsOf(
  regions: readonly Region[],
  chain: readonly Region[],
): { readonly passed: readonly Region[]; readonly levels: readonly Level[] } {
  const passed: Region[] = [];
  let choices = childrenOf(regions, undefined);
  while (choices.length === 1 && choices[0] && childrenOf(regions, choices[0].code).length > 0) {
    passed.push(choices[0]);
    choices = childrenOf(regions, choices[0].code);
  }
  const below = chain.slice(passed.length);
  const parents = [passed.at(-1)?.code, ...below.map(({ code }) => code)];
  const levels = parents.map((parent, place) => ({
    parent,
    choices: childrenOf(regions, parent),
    chosen: below[place]?.code ?? '',
  }));
  return { passed, levels: levels.filter((level) => level.choices.length > 0) };
}

const elsewhere = 'elsewhere';
const textOf = (value: WidgetProps['value']): string => (typeof value === 'string' ? value : '');

/**
 * County, town, village: a list for each, the next one when the one before is chosen. A place that the lists do not
 * have is told by its code. Without lists, the code is typed.
 */
export function RegionWidget(props: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const regions = services.regions ?? none;
  const { id, value, describedBy, invalid, leave, write, field } = props;
  const chain = chainOf(regions, shortRegion(textOf(value)));
  const [typing, setTyping] = useState(false);
  if (regions.length === 0) return <TextWidget {...props} />;
  if (typing || (textOf(value) !== '' && chain.length === 0)) {
    const back = (): void => {
      setTyping(false);
      write(undefined);
    };
    return <ElsewhereWidget {...props} began={typing} onBack={back} />;
  }
  const { passed, levels } = levelsOf(regions, chain);
  const choose = (level: Level, place: number, chosen: string): void => {
    if (chosen === elsewhere) {
      setTyping(true);
      return write(undefined);
    }
    if (chosen === '') return write(place === 0 ? undefined : level.parent);
    const last = childrenOf(regions, chosen).length === 0;
    write(last && asksVillage(props) ? longRegion(chosen) : chosen);
  };
  return (
    <span className="fv-region">
      {passed.length > 0 && <span className="fv-region-in">{passed.map(({ name }) => name).join('')}</span>}
      {levels.map((level, place) => (
        <select
          key={level.parent ?? 'top'}
          id={place === 0 ? id : undefined}
          className="fv-input fv-select"
          aria-label={`${field.label} ${fill(words.level, { n: place + 1 })}`}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={level.chosen}
          onChange={(event) => choose(level, place, event.target.value)}
          onBlur={leave}
        >
          <option value="">{words.choose}</option>
          {level.choices.map((region) => (
            <option key={region.code} value={region.code}>
              {region.name}
            </option>
          ))}
          {place === 0 && <option value={elsewhere}>{words.regionElsewhere}</option>}
        </select>
      ))}
    </span>
  );
}

/** A place that no list has: its code, and beside it the province that the code lies in. */
function ElsewhereWidget(
  props: WidgetProps & { readonly began: boolean; readonly onBack: () => void },
): ReactNode {
  const { id, field, value, describedBy, began, onBack } = props;
  const words = useWords();
  const write: WidgetProps['write'] = (given) => props.write(completed(props, given));
  const typed = useTyped({ ...props, write }, (stored) => shortRegion(textOf(stored)));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (began) input.current?.focus();
  }, [began]);
  const province = provinceOf(textOf(value) || typed.value);
  return (
    <span className="fv-region">
      <input
        {...typed}
        ref={input}
        type="text"
        inputMode="numeric"
        className="fv-input fv-input-number"
        maxLength={12}
        autoComplete="off"
        aria-label={`${field.label} ${words.regionCode}`}
        aria-describedby={[describedBy, `${id}-code`].filter(Boolean).join(' ')}
      />
      <span className="fv-aside" aria-live="polite">
        {province ?? ''}
      </span>
      <button type="button" className="fv-link-button" onClick={onBack}>
        {words.regionFromList}
      </button>
      <span id={`${id}-code`} className="fv-hint fv-region-hint">
        {words.regionCodeHint}
      </span>
    </span>
  );
}

/** Whether the form wants a village's code. */
const asksVillage = ({ field }: WidgetProps): boolean => field.schema.maxLength === 12;

/** A county's or a town's code, filled up where the form wants a village's. */
const completed = (props: WidgetProps, typed: WidgetProps['value']): WidgetProps['value'] =>
  asksVillage(props) && /^(\d{6}|\d{9})$/.test(textOf(typed)) ? longRegion(textOf(typed)) : typed;

/** The names from the top down; of a place that no list has, its province and code. */
export function RegionText({ value }: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const code = shortRegion(textOf(value));
  const names = chainOf(services.regions ?? none, code).map((region) => region.name);
  const text = names.length === 0 ? `${provinceOf(code) ?? ''}${code}` : names.join('');
  return text === '' ? (
    <span className="fv-empty">{words.empty}</span>
  ) : (
    <span className="fv-text">{text}</span>
  );
}
