import type { ReactNode } from 'react';
import { useDrawing, useWords } from '../form-context.tsx';
import type { Region } from '../services.ts';
import { fill } from '../words.ts';
import { TextWidget } from './text.tsx';
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

/** County, town, village: a list for each, the next one when the one before is chosen. Without a list, the code is typed. */
export function RegionWidget(props: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const regions = services.regions ?? none;
  if (regions.length === 0) return <TextWidget {...props} />;
  const { id, value, describedBy, invalid, leave, write, field } = props;
  const chain = chainOf(regions, typeof value === 'string' ? value : '');
  const levels = [undefined, ...chain.map((region) => region.code)];
  return (
    <span className="fv-region">
      {levels.map((parent, level) => {
        const choices = childrenOf(regions, parent);
        if (choices.length === 0) return null;
        return (
          <select
            key={parent ?? 'top'}
            id={level === 0 ? id : undefined}
            className="fv-input fv-select"
            aria-label={`${field.label} ${fill(words.level, { n: level + 1 })}`}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            value={chain[level]?.code ?? ''}
            onChange={(event) => write(event.target.value === '' ? parent : event.target.value)}
            onBlur={leave}
          >
            <option value="">{words.choose}</option>
            {choices.map((region) => (
              <option key={region.code} value={region.code}>
                {region.name}
              </option>
            ))}
          </select>
        );
      })}
    </span>
  );
}

/** The names from the top down. */
export function RegionText({ value }: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const code = typeof value === 'string' ? value : '';
  const names = chainOf(services.regions ?? none, code).map((region) => region.name);
  const text = names.length === 0 ? code : names.join('');
  return text === '' ? (
    <span className="fv-empty">{words.empty}</span>
  ) : (
    <span className="fv-text">{text}</span>
  );
}
