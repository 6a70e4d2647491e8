import type {
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RegistryFieldsType,
  TemplatesType,
} from '@rjsf/utils';
import { getUiOptions } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { FieldCell, GroupFrame } from './cell.tsx';
import { pointerOf } from './drawn-schema.ts';
import { useDrawing, useFieldState, useStored } from './form-context.tsx';

/** Label, help and problem stand in our own cell; the template only passes on. */
function FieldTemplate({ children, hidden }: FieldTemplateProps): ReactNode {
  return hidden === true ? null : children;
}

/** A field at its place in the value; the control is chosen by its kind. */
function KindField({ fieldPathId }: FieldProps): ReactNode {
  return <FieldCell path={pointerOf(fieldPathId.path)} look="labelled" />;
}

interface GroupProps {
  readonly path: string;
  readonly properties: ObjectFieldTemplateProps['properties'];
  readonly title: string;
  readonly labelled: boolean;
}

/** An object inside a section: a frame around its fields, gone when it is hidden. */
function Group({ path, properties, title, labelled }: GroupProps): ReactNode {
  const state = useFieldState(path);
  if (state === undefined || !state.visible) return null;
  return (
    <GroupFrame path={path} label={title} labelled={labelled}>
      {properties.map((property) => property.content)}
    </GroupFrame>
  );
}

/** The rows of a section as they stand on paper. A row of which nothing shows leaves no line behind. */
function SectionRows({
  properties,
  rows,
}: {
  readonly properties: ObjectFieldTemplateProps['properties'];
  readonly rows: readonly (readonly string[])[];
}): ReactNode {
  const { layout } = useDrawing();
  const shown = useStored((store) =>
    rows
      .map((row) => (row.some((name) => store.stateAt(pointerOf([name]))?.visible === true) ? '1' : '0'))
      .join(''),
  );
  const content = new Map(properties.map((property) => [property.name, property.content]));
  return rows.map((row, index) =>
    shown[index] === '0' ? null : (
      <div key={row.join(' ')} className={layout === 'paper' ? 'fv-row' : 'fv-stack'}>
        {row.map((name) => content.get(name))}
      </div>
    ),
  );
}

function ObjectFieldTemplate({
  uiSchema,
  properties,
  title,
  fieldPathId,
}: ObjectFieldTemplateProps): ReactNode {
  const options = getUiOptions(uiSchema);
  if (options['part'] !== 'section')
    return (
      <Group
        path={pointerOf(fieldPathId.path)}
        properties={properties}
        title={title}
        labelled={options['labelled'] !== false}
      />
    );
  return <SectionRows properties={properties} rows={rowsOf(options['lines'])} />;
}

function rowsOf(option: unknown): readonly (readonly string[])[] {
  return Array.isArray(option) ? option.filter((row): row is string[] => Array.isArray(row)) : [];
}

export const templates: Partial<Pick<TemplatesType, 'FieldTemplate' | 'ObjectFieldTemplate'>> = {
  FieldTemplate,
  ObjectFieldTemplate,
};
export const fields: RegistryFieldsType = { KindField };
