import type { ReactNode } from 'react';
import type { Json } from '@fiveones/definition';
import { localTime } from '@fiveones/forms';
import { DateControl } from './date-control.tsx';
import { plainText, useTyped } from './use-typed.ts';
import type { WidgetProps } from './widget.ts';

interface DateInputProps extends WidgetProps {
  readonly width: 'date' | 'datetime';
  readonly placeholder: string;
  readonly toText?: (value: Json) => string;
  /** The value when a day is picked in the calendar; without it there is no calendar. */
  readonly pick?: (day: string) => string;
}

function DateInput(props: DateInputProps): ReactNode {
  const { width, placeholder, pick, value, write } = props;
  const typed = useTyped(props, props.toText);
  return (
    <DateControl
      input={{ ...typed, className: `fv-input fv-input-${width}`, placeholder }}
      day={typeof value === 'string' ? value.slice(0, 10) : undefined}
      onPick={pick && ((day) => write(pick(day)))}
    />
  );
}

export function DateWidget(props: WidgetProps): ReactNode {
  return (
    <DateInput {...props} width="date" placeholder="2026-01-31" toText={plainText} pick={(day) => day} />
  );
}

const local = (value: Json): string => (typeof value === 'string' ? localTime(value) : '');

export function DateTimeWidget(props: WidgetProps): ReactNode {
  const time =
    typeof props.value === 'string' && props.value.length > 15 ? local(props.value).slice(11) : '09:00';
  return (
    <DateInput
      {...props}
      width="datetime"
      placeholder="2026-01-31 09:30"
      toText={local}
      pick={(day) => `${day}T${time}:00+08:00`}
    />
  );
}

export function MonthWidget(props: WidgetProps): ReactNode {
  return <DateInput {...props} width="date" placeholder="2026-01" toText={plainText} />;
}
