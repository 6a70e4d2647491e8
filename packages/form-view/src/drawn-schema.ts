import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { CompiledField, CompiledSection } from '@fiveones/forms';
import { isGroup } from './widgets/widget.ts';

/** What react-jsonschema-form is told of a section: which fields stand there and who draws them. */
interface DrawnSection {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema;
}

/**
 * The schema that is drawn, not the one that is checked: the section's fields side by side under their dotted names,
 * however deep they lie. What shows, is required and may be chosen comes from the form's state, so nothing
 * conditional is left for the drawing to resolve.
 */
export function drawnSection(section: CompiledSection): DrawnSection {
  const fields = section.rows.flat();
  return {
    schema: {
      type: 'object',
      title: section.title,
      properties: Object.fromEntries(fields.map((field) => [field.dotted, drawn(field)])),
    },
    uiSchema: {
      ...Object.fromEntries(fields.map((field) => [field.dotted, uiOf(field, section.title)])),
      'ui:options': { part: 'section', lines: section.rows.map((row) => row.map((field) => field.dotted)) },
    },
  };
}

function drawn(field: CompiledField): RJSFSchema {
  if (!isGroup(field.kind) || field.children.length === 0) return { title: field.label };
  return {
    type: 'object',
    title: field.label,
    properties: Object.fromEntries(field.children.map((child) => [child.key, drawn(child)])),
  };
}

function uiOf(field: CompiledField, above = ''): UiSchema {
  if (!isGroup(field.kind) || field.children.length === 0)
    return { 'ui:field': 'KindField', 'ui:options': { part: 'leaf' } };
  return {
    ...Object.fromEntries(field.children.map((child) => [child.key, uiOf(child)])),
    'ui:options': { part: 'group', labelled: field.label !== above },
  };
}

/** The JSON pointer of a field from the path that react-jsonschema-form keeps of it. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => (index === 0 ? `/${String(part).replaceAll('.', '/')}` : `/${part}`))
    .join('');
}
