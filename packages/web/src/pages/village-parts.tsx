import type { IndicatorView } from '@fiveones/casework';
import type { ReactNode } from 'react';
import { villageWords as say } from './village-words.ts';

/** What every tab of the page is given: the place, the month, and how to go to another. */
export interface VillageAt {
  readonly region: string;
  readonly month: string | undefined;
  readonly to: (change: Readonly<Record<string, string>>) => void;
}

/** A place that a person looks after. */
interface Place {
  readonly code: string;
  readonly name: string;
}

/** Money with two places, a share with one, everything else as it is. */
export function numberText(value: number, unit: string): string {
  const places = unit === '元' ? 2 : unit === '%' ? 1 : 0;
  return value.toLocaleString('zh-CN', {
    minimumFractionDigits: places,
    maximumFractionDigits: Math.max(places, 2),
  });
}

/** What a figure did since the period before, in words; '' where that cannot be told. */
export function changeText({ value, before, unit }: IndicatorView): string {
  if (value === null || before === null) return '';
  const change = Math.round((value - before) * 100) / 100;
  if (change === 0) return say.same;
  return `${change > 0 ? '↑' : '↓'} ${numberText(Math.abs(change), unit)}`;
}

/** Chooses among the places that a person looks after; those in another stand under it. */
export function PlacePicker({
  regions,
  value,
  onChange,
}: {
  readonly regions: readonly Place[];
  readonly value: string;
  readonly onChange: (region: string) => void;
}): ReactNode {
  return (
    <label className="row place-picker">
      <span className="visually-hidden">{say.place}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {'　'.repeat(Math.max(0, (code.length - (regions[0]?.code.length ?? 0)) / 3))}
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Chooses a month. */
export function MonthPicker({
  months,
  value,
  onChange,
}: {
  readonly months: readonly string[];
  readonly value: string;
  readonly onChange: (month: string) => void;
}): ReactNode {
  return (
    <label className="row">
      <span className="visually-hidden">{say.month}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {months.map((month) => (
          <option key={month} value={month}>
            {say.monthName(month)}
          </option>
        ))}
      </select>
    </label>
  );
}
