import type { FieldSchema, Indicator, Json, JsonObject } from '@fiveones/definition';
import type { InstanceState, World } from '@fiveones/interpreter';
import { roleLetters, type Actor } from '../access.ts';
import { formOf, visibleData } from '../task-view.ts';

/** A field of a case beside a row behind a figure; empty where whoever looks may not see it, or where it is empty. */
export interface ShownValue {
  readonly label: string;
  readonly value: string;
}

/**
 * The fields of a case that an indicator shows, as it stands now and as somebody may see it in the case itself: what is
 * withheld from them there is empty here, what is masked there is masked here.
 */
export function shownFields(
  { shows = [] }: Indicator,
  actor: Actor,
  { state, world }: { readonly state: InstanceState; readonly world: World },
): readonly ShownValue[] {
  const pkg = world.chart.package;
  const { data } = visibleData(state.data, world, roleLetters(actor, pkg.template.posts, false));
  return shows.map(({ label, field }) => {
    const [key = '', ...path] = field.split('.');
    const form = Object.values(pkg.forms).find((one) => one.key === key);
    // Data that no form has are nobody's to see.
    if (!form) return { label, value: '' };
    return { label, value: textAt(data[key], path, formOf(world, form.id).schema) };
  });
}

/** What stands at a path, in words; of rows, what each of them has. */
function textAt(value: Json | undefined, path: readonly string[], schema: FieldSchema | undefined): string {
  if (Array.isArray(value))
    return [...new Set(value.map((one) => textAt(one as Json, path, schema?.items)).filter(Boolean))].join(
      '、',
    );
  const [key, ...rest] = path;
  if (key !== undefined) return isObject(value) ? textAt(value[key], rest, schema?.properties?.[key]) : '';
  if (value === undefined || value === null || isObject(value)) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const option = schema?.oneOf?.find((one) => one.const === value);
  return `${option?.title ?? String(value)}${schema?.['x-unit'] ?? ''}`.slice(0, mostLetters);
}

const mostLetters = 100;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
