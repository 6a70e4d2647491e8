import type { ComponentType } from 'react';
import type { Json } from '@fiveones/definition';
import type { CompiledField, FieldKindName, FieldState } from '@fiveones/forms';

/** What a control is given. */
export interface WidgetProps {
  readonly field: CompiledField;
  /** JSON pointer of the value. */
  readonly path: string;
  /** Id of the control that the label names. */
  readonly id: string;
  readonly value: Json | undefined;
  readonly state: FieldState;
  readonly invalid: boolean;
  /** Ids of hint and problem. */
  readonly describedBy: string | undefined;
  /** Hands a value on. `undefined` clears it. */
  readonly write: (value: Json | undefined) => void;
  /** The person has left the field: from now on its problem is shown. */
  readonly leave: () => void;
}

/** How a kind of field is drawn. */
export interface Widget {
  readonly edit: ComponentType<WidgetProps>;
  /** Without it the text of the value is shown. */
  readonly read?: ComponentType<WidgetProps>;
  /** Several controls: the label names the group instead of one control. */
  readonly group: boolean;
  /** Takes the whole width, with its label above. */
  readonly wide: boolean;
}

const groups: ReadonlySet<FieldKindName> = new Set(['object', 'person']);

/** Kinds whose fields are drawn one by one. */
export function isGroup(kind: FieldKindName): boolean {
  return groups.has(kind);
}
