import { useState } from 'react';
import { setResponsibility, type Json, type JsonObject } from '@fiveones/definition';
import { built } from '../changes.ts';
import { listOf, textOf, type Step } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, TextInput } from '../controls.tsx';
import {
  addDutyFor,
  basisOf,
  postOptions,
  postsOf,
  proposedDuty,
  tierOf,
  unitNameOf,
  type NewDuty,
} from '../duties.ts';
import { basisText } from '../pack.ts';
import { words } from '../words.ts';
import type { PartProps } from './inspector-part.ts';

const tiers = ['village', 'town', 'county', 'city'] as const;

/** Makes a row of the responsibility list without leaving the step: opened by a link, kept as one deed. */
export const NewDutyPart = ({ step, shown }: PartProps) => {
  const { editable } = useWorld();
  const [open, setOpen] = useState(false);
  if (!editable) return null;
  return open ? (
    <DutyForm step={step} shown={shown} onDone={() => setOpen(false)} />
  ) : (
    <LinkButton onPress={() => setOpen(true)}>＋ {words.duty.add}</LinkButton>
  );
};

const details = [
  ['matter', words.duties.matter],
  ['duty', words.duties.duty],
  ['unitName', words.duties.unit],
  ['limit', words.duties.limit],
] as const;

/** What the step's row says besides tier and post, changed where it stands. */
export const DutyDetails = ({ row }: { readonly row: JsonObject }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const id = textOf(row['id']);
  const set = (key: string, label: string, value: Json): void =>
    void store.getState().change(
      words.deed.set(label),
      built((files) => setResponsibility(files, { row: id, path: [key], value })),
    );
  return (
    <details className="d-details">
      <summary>{words.duty.details}</summary>
      {details.map(([key, label]) => (
        <Row key={key} label={label}>
          <TextInput
            label={label}
            value={textOf(row[key])}
            disabled={!editable}
            onChange={(value) => set(key, label, value)}
          />
        </Row>
      ))}
      <Row label={words.duties.basis} hint={basisText(pack, row['basis'])}>
        <TextInput
          label={words.duties.basis}
          value={listOf(row['basis']).map(String).join('、')}
          disabled={!editable}
          onChange={(value) => {
            const basis = basisOf(value);
            if (basis.length > 0) set('basis', words.duties.basis, basis);
          }}
        />
      </Row>
    </details>
  );
};

const DutyForm = ({ step, shown, onDone }: PartProps & { readonly onDone: () => void }) => {
  const { store } = useWorld();
  const pack = usePack();
  const organisation = useDesigner((state) => state.organisation);
  const [duty, setDuty] = useState<NewDuty>(() => proposed(pack, shown, step));
  const set = (part: Partial<NewDuty>): void => setDuty((before) => ({ ...before, ...part }));
  const setPost = (post: string): void => set({ post, unitName: unitNameOf(pack, post) });
  const why = duty.matter.trim() === '' ? words.duty.needMatter : duty.post === '' ? words.duty.needPost : '';
  const keep = (): void => {
    if (store.getState().change(words.duty.deed, addDutyFor(pack, shown.chart, step, duty))) onDone();
  };
  return (
    <fieldset className="d-new-duty">
      <legend>{words.duty.add}</legend>
      <Field label={words.duties.matter} value={duty.matter} onChange={(matter) => set({ matter })} first />
      <Row label={words.who.tier}>
        <Segments
          label={words.duty.tier}
          value={duty.tier}
          options={tiers
            .filter((tier) => postsOf(pack, tier).length > 0)
            .map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
          onChange={(tier) => {
            const post = textOf(postsOf(pack, tier)[0]?.['id']);
            set({ tier, post, unitName: unitNameOf(pack, post) });
          }}
        />
      </Row>
      <Row label={words.who.post}>
        <Choice
          label={words.duty.post}
          value={duty.post}
          placeholder={words.card.nobody}
          options={postOptions(pack, organisation, duty.tier)}
          onChange={setPost}
        />
      </Row>
      <Field label={words.duties.unit} value={duty.unitName} onChange={(unitName) => set({ unitName })} />
      <Field
        label={words.duties.limit}
        value={duty.limit}
        placeholder={words.duty.limitHint}
        onChange={(limit) => set({ limit })}
      />
      <Field label={words.duties.basis} value={duty.basis} onChange={(basis) => set({ basis })} />
      {why === '' ? null : <p className="d-hint">{why}</p>}
      <div className="d-inline">
        <button type="button" className="d-button" disabled={why !== ''} onClick={keep}>
          {words.duty.keep}
        </button>
        <LinkButton onPress={onDone}>{words.duty.cancel}</LinkButton>
      </div>
    </fieldset>
  );
};

const proposed = (pack: ReturnType<typeof usePack>, shown: PartProps['shown'], step: Step): NewDuty =>
  proposedDuty(pack, {
    name: step.name,
    tier: tierOf(shown.chart, step),
    like: step.preset === undefined ? [] : [step.preset],
  });

const Field = ({
  label,
  value,
  onChange,
  placeholder,
  first = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly first?: boolean;
}) => (
  <label className="d-row">
    <span className="d-label">{label}</span>
    <input
      className="d-input"
      value={value}
      placeholder={placeholder}
      autoFocus={first}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);
