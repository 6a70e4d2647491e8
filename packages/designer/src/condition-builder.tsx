import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  comparisons,
  literalOf,
  plainLiteral,
  readCondition,
  writeCondition,
  type Clause,
  type Condition,
} from './condition.ts';
import { Choice, TextInput } from './controls.tsx';
import type { FieldEntry } from './form/fields.ts';
import { words } from './words.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly fields: readonly FieldEntry[];
  /** `undefined`: no condition any more. */
  readonly onChange: (feel: string | undefined) => void;
  readonly emptyText: string;
  /** The property it edits, where no row says so. */
  readonly field?: string;
  /** Said below it. */
  readonly children?: ReactNode;
}

/** A condition as a sentence with chips; what a sentence cannot say is shown and kept as a formula. */
export const ConditionBuilder = ({ label, value, fields, onChange, emptyText, field, children }: Props) => {
  const [asFormula, setAsFormula] = useState(false);
  const read = value === '' ? { join: 'and' as const, clauses: [] } : readCondition(value);
  const write = (condition: Condition): void => onChange(writeCondition(condition));
  if (read === undefined || asFormula)
    return (
      <div className="d-condition" data-field={field}>
        <TextInput
          label={label}
          lines={3}
          value={value}
          onChange={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
        />
        <div className="d-condition-foot">
          {read === undefined ? (
            <span className="d-faint">{words.form.formula}</span>
          ) : (
            <LinkButton onPress={() => setAsFormula(false)}>{words.form.builder}</LinkButton>
          )}
        </div>
        {children}
      </div>
    );
  const first = fields.find((field) => field.options.length > 0) ?? fields[0];
  const add = (join: 'and' | 'or'): void =>
    first && write({ join, clauses: [...read.clauses, newClause(first)] });
  return (
    <div className="d-condition" role="group" aria-label={label} data-field={field}>
      {read.clauses.length === 0 ? <span className="d-faint">{emptyText}</span> : null}
      {read.clauses.map((clause, index) => (
        <ClauseRow
          key={index}
          lead={
            index === 0 ? words.form.whenWord : read.join === 'and' ? words.form.addAnd : words.form.addOr
          }
          clause={clause}
          fields={fields}
          onChange={(next) =>
            write({ ...read, clauses: read.clauses.map((one, at) => (at === index ? next : one)) })
          }
          onRemove={() => write({ ...read, clauses: read.clauses.filter((_, at) => at !== index) })}
        />
      ))}
      <div className="d-condition-foot">
        {read.clauses.length < 2 || read.join === 'and' ? (
          <LinkButton onPress={() => add('and')}>
            ＋ {read.clauses.length === 0 ? words.form.addCondition : words.form.addAnd}
          </LinkButton>
        ) : null}
        {read.clauses.length === 1 || (read.clauses.length > 1 && read.join === 'or') ? (
          <LinkButton onPress={() => add('or')}>＋ {words.form.addOr}</LinkButton>
        ) : null}
        <LinkButton onPress={() => setAsFormula(true)}>{words.form.formula}</LinkButton>
      </div>
      {children}
    </div>
  );
};

/** A button that looks like a link. */
export const LinkButton = ({
  onPress,
  children,
}: {
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) => (
  <button type="button" className="d-link" onClick={onPress}>
    {children}
  </button>
);

const newClause = (field: FieldEntry): Clause => {
  const [option] = field.options;
  if (option !== undefined)
    return { field: field.path, compare: '=', literal: literalOf(String(option.value), 'text') };
  return {
    field: field.path,
    ...(valueKind(field) === 'boolean'
      ? { compare: '=' as const, literal: 'true' }
      : { compare: 'filled' as const, literal: '' }),
  };
};

const valueKind = (field: FieldEntry | undefined): 'text' | 'number' | 'boolean' => {
  const type = field?.schema['type'];
  return type === 'number' || type === 'integer' ? 'number' : type === 'boolean' ? 'boolean' : 'text';
};

interface RowProps {
  readonly lead: string;
  readonly clause: Clause;
  readonly fields: readonly FieldEntry[];
  readonly onChange: (clause: Clause) => void;
  readonly onRemove: () => void;
}

const ClauseRow = ({ lead, clause, fields, onChange, onRemove }: RowProps) => {
  const field = fields.find((one) => one.path === clause.field);
  return (
    <div className="d-clause">
      <span className="d-faint">{lead}</span>
      <span className="d-chip-field">
        <Choice
          small
          label={words.form.chooseField}
          value={clause.field}
          options={fields.map((one) => ({ id: one.path, name: one.title }))}
          onChange={(path) =>
            onChange(newClause(fields.find((one) => one.path === path) ?? ({ path } as FieldEntry)))
          }
        />
      </span>
      <span className="d-chip-compare">
        <Choice
          small
          label={words.rules.when}
          value={clause.compare}
          options={comparisons.map((one) => ({ id: one, name: words.comparison[one] ?? one }))}
          onChange={(compare) =>
            onChange({ ...clause, compare: comparisons.find((one) => one === compare) ?? '=' })
          }
        />
      </span>
      {clause.compare === 'filled' || clause.compare === 'empty' ? null : (
        <span className="d-chip-value">
          <ValueInput
            clause={clause}
            field={field}
            onChange={(literal) => onChange({ ...clause, literal })}
          />
        </span>
      )}
      <button type="button" className="d-icon-button" aria-label={words.a11y.delete} onClick={onRemove}>
        <X size={13} />
      </button>
    </div>
  );
};

const ValueInput = ({
  clause,
  field,
  onChange,
}: {
  readonly clause: Clause;
  readonly field: FieldEntry | undefined;
  readonly onChange: (literal: string) => void;
}) => {
  const kind = valueKind(field);
  const plain = plainLiteral(clause.literal);
  if (field !== undefined && field.options.length > 0)
    return (
      <Choice
        small
        label={words.form.value}
        value={plain}
        options={field.options.map((option) => ({ id: String(option.value), name: option.name }))}
        onChange={(text) => onChange(literalOf(text, kind))}
      />
    );
  if (kind === 'boolean')
    return (
      <Choice
        small
        label={words.form.value}
        value={plain}
        options={[
          { id: 'true', name: words.form.yes },
          { id: 'false', name: words.form.no },
        ]}
        onChange={(text) => onChange(literalOf(text, 'boolean'))}
      />
    );
  return (
    <TextInput
      label={words.form.value}
      value={plain}
      onChange={(text) => onChange(text.startsWith('param.') ? text : literalOf(text, kind))}
    />
  );
};
