import type { ReactNode } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { fieldKinds, listOf, localTime, objectOf } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import type { WidgetProps } from './widget.ts';

/** The text of a value. */
export function ShownText({ field, value, state }: WidgetProps): ReactNode {
  const { mode, words } = useDrawing();
  const text =
    value === undefined
      ? ''
      : fieldKinds[field.kind].show(value, { schema: field.schema, options: state.options });
  if (text === '')
    return (
      <span className="fv-empty">
        {mode === 'edit' && state.computed ? words.notYet : mode === 'print' ? '' : words.empty}
      </span>
    );
  return (
    <span className={typeof value === 'number' ? 'fv-text fv-figure' : 'fv-text'}>{wholeNumbers(text)}</span>
  );
}

/** The number of a case broken in two at its hyphen is not recognised. */
const caseNumber = /([A-Z]{2,4}\d{4}-\d{6})/;

const wholeNumbers = (text: string): ReactNode =>
  caseNumber.test(text)
    ? text.split(caseNumber).map((part, place) =>
        caseNumber.test(part) ? (
          <span key={place} className="fv-number">
            {part}
          </span>
        ) : (
          part
        ),
      )
    : text;

const mostBoxes = 6;

/** Printed choices keep their boxes, as on the office's own form. */
export function ShownChoice(props: WidgetProps): ReactNode {
  const { mode } = useDrawing();
  const { state, value, field } = props;
  const words = useWords();
  const listed =
    field.kind === 'boolean'
      ? [
          { value: true, label: words.yes },
          { value: false, label: words.no },
        ]
      : (state.options ?? []);
  if (mode !== 'print' || listed.length === 0 || listed.length > mostBoxes) return <ShownText {...props} />;
  const chosen: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return (
    <span className="fv-boxes">
      {listed.map((option) => (
        <span key={String(option.value)} className="fv-box">
          {chosen.includes(option.value) ? '☑' : '□'} {option.label}
        </span>
      ))}
    </span>
  );
}

/** Who signed off, what they said and when, oldest first. */
export function OpinionsText({ value, field }: WidgetProps): ReactNode {
  const words = useWords();
  const opinions = listOf(value);
  if (opinions.length === 0) return <span className="fv-empty">{words.opinionNone}</span>;
  const shown = (opinion: JsonObject, key: string): string => {
    const child = field.item?.children.find((each) => each.key === key);
    const part = opinion[key];
    if (part === undefined || part === null) return '';
    return child === undefined
      ? String(part)
      : fieldKinds[child.kind].show(part, { schema: child.schema, options: child.options });
  };
  return (
    <ol className="fv-opinions">
      {opinions.map((entry, index) => {
        const opinion = objectOf(entry);
        const at = opinion['at'];
        return (
          <li key={`${index}-${String(at)}`} className="fv-opinion">
            <strong>{shown(opinion, 'by')}</strong>
            <span>
              {[shown(opinion, 'result'), shown(opinion, 'reason')].filter((part) => part !== '').join('：')}
            </span>
            <span className="fv-aside">{typeof at === 'string' ? localTime(at) : ''}</span>
          </li>
        );
      })}
    </ol>
  );
}
