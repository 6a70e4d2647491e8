import { Columns2, FileText, Monitor, Pencil, Plus, Smartphone } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { addFile } from '@fiveones/definition';
import { built } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Segments } from '../controls.tsx';
import { Over } from '../over.tsx';
import type { Entry, Pack } from '../pack.ts';
import { layOver, onPhone } from '../phone.ts';
import { SourceView } from '../source/late-source-view.ts';
import { letterName, lettersOf } from '../letters.ts';
import { words } from '../words.ts';
import { phoneWords } from '../words-phone.ts';
import { Desk } from './desk.tsx';
import { FieldDeeds } from './field-bar.tsx';
import { FieldList } from './field-list.tsx';
import { fieldNamed, fieldsOf, type FieldEntry } from './fields.ts';
import { householdsOf, type Household } from './household.ts';
import { newForm } from './new-form.ts';
import { FieldPalette } from './field-palette.tsx';
import { FieldProperties } from './field-properties.tsx';
import { useSample } from './sample.ts';

/** Which previews stand on the desk; on a phone the list of the fields comes first. */
export type Previews = 'fields' | 'desktop' | 'phone' | 'both' | 'source';

/** The forms of the package: what can be put on them, the paper and the phone, and what is selected. */
export const FormsTab = () => {
  const { store, phone, editable } = useWorld();
  const pack = usePack();
  const asked = useDesigner((state) => state.seen.entry['forms']);
  const form = pack.forms.find((one) => one.id === asked) ?? pack.forms[0];
  const [role, setRole] = useState('');
  const [previews, setPreviews] = useState<Previews>(phone ? 'fields' : 'both');
  const [field, setField] = useState<string>();
  const files = useDesigner((state) => state.files);
  const [example, setExample] = useState('');
  const key = textOf(form?.json['key']);
  const households = useMemo(() => householdsOf(files, key), [files, key]);
  const household = useMemo(() => households.find(({ id }) => id === example)?.data(), [households, example]);
  const sample = useSample(form?.id, role, household);
  const focus = useDesigner((state) => state.seen.focus);
  useEffect(() => {
    const at = form === undefined ? undefined : fieldNamed(fieldsOf(pack, form.json), focus?.field);
    if (at === undefined || focus === undefined) return;
    setField(at.field);
    if (onPhone()) layOver(store, 'panel');
    store.getState().look({ focus: { ...focus, field: at.keyword } });
  }, [focus, form, pack, store]);
  if (form === undefined) return <NoForm />;
  const shows = previewsOn(phone, previews);
  const chosen = fieldsOf(pack, form.json).find((one) => one.path === field);
  const open = (path: string | undefined): void => {
    setField(path);
    layOver(store, 'panel');
  };
  /** What is put on the form is opened; on a phone that takes the place of the list it was taken from. */
  const put = (path: string | undefined): void => {
    setField(path);
    if (phone) store.getState().look({ over: path === undefined ? [] : ['panel'] });
  };
  return (
    <div className="d-forms">
      <FormBar
        form={form}
        pack={pack}
        role={role}
        onRole={setRole}
        previews={shows}
        onPreviews={setPreviews}
        households={households}
        example={household === undefined ? '' : example}
        onExample={setExample}
      />
      {shows === 'source' ? (
        <SourceView file={form.file} />
      ) : (
        <div className="d-forms-body">
          <Over name="fields" title={phoneWords.addField}>
            <FieldPalette form={form} selected={field} onSelect={put} />
          </Over>
          {shows === 'fields' ? (
            <FieldList key={form.id} form={form} onOpen={open} onAdd={() => layOver(store, 'fields')} />
          ) : (
            <Desk
              key={form.id}
              form={form}
              role={role}
              previews={shows}
              sample={sample}
              selected={field}
              onSelect={setField}
            />
          )}
          <Over name="panel" title={chosen === undefined ? phoneWords.form : phoneWords.field}>
            <FieldProperties
              form={form}
              selected={field}
              role={role}
              sample={sample}
              who={
                household === undefined
                  ? words.form.made
                  : words.form.example(households.find(({ id }) => id === example)?.name ?? '')
              }
              onSelect={setField}
            />
            {phone && editable && chosen !== undefined ? (
              <FieldTools form={form} chosen={chosen} onSelect={put} />
            ) : null}
          </Over>
        </div>
      )}
      {phone && (shows === 'phone' || shows === 'desktop') ? (
        <FieldBar chosen={chosen} onOpen={open} />
      ) : null}
    </div>
  );
};

/** What stands on the desk: a phone has no room for two, a desk no need of the list. */
const previewsOn = (phone: boolean, asked: Previews): Previews => {
  if (phone) return asked === 'both' ? 'fields' : asked;
  return asked === 'fields' ? 'both' : asked;
};

/** What can be done with the field that is open on a phone. */
const FieldTools = ({
  form,
  chosen,
  onSelect,
}: {
  readonly form: Entry;
  readonly chosen: FieldEntry;
  readonly onSelect: (field: string | undefined) => void;
}) => {
  const { store } = useWorld();
  return (
    <div className="d-deeds" role="toolbar" aria-label={chosen.title}>
      <button type="button" aria-label={phoneWords.addField} onClick={() => layOver(store, 'fields')}>
        <Plus size={18} aria-hidden />
        <span aria-hidden>{phoneWords.addField}</span>
      </button>
      <FieldDeeds form={form} field={chosen} onSelect={onSelect} />
    </div>
  );
};

/** The field that was touched on a preview, at the foot of a phone: from here it is opened. */
const FieldBar = ({
  chosen,
  onOpen,
}: {
  readonly chosen: FieldEntry | undefined;
  readonly onOpen: (field: string) => void;
}) => (
  <div className="d-step-bar">
    <div className="d-step-bar-head">
      {chosen === undefined ? (
        <span className="d-hint">{phoneWords.noField}</span>
      ) : (
        <>
          <b>{chosen.title}</b>
          <button type="button" className="d-button d-primary" onClick={() => onOpen(chosen.path)}>
            <Pencil size={15} aria-hidden />
            {phoneWords.field}
          </button>
        </>
      )}
    </div>
  </div>
);

const NoForm = () => (
  <div className="d-none">
    {words.form.noForms}
    <NewForm />
  </div>
);

const NewForm = () => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const add = (): void => {
    const { id, file, value } = newForm(pack, words.form.newForm, 'T');
    if (
      store.getState().change(
        words.form.newForm,
        built((files) => addFile(files, { file, value })),
      )
    )
      store.getState().look({ entry: { ...store.getState().seen.entry, forms: id } });
  };
  return editable ? (
    <button type="button" className="d-button" onClick={add}>
      {words.form.newForm}
    </button>
  ) : null;
};

/** The steps that use a form, in all charts. */
const usedIn = (pack: Pack, form: string): number =>
  pack.charts.reduce(
    (sum, { chart }) =>
      sum +
      chart.steps.filter((step) => listOf(step.json['forms']).some((use) => objectOf(use)['form'] === form))
        .length,
    0,
  );

const previewNames: readonly Previews[] = ['fields', 'desktop', 'phone', 'both', 'source'];
const madeUp = '-made-up';

interface BarProps {
  readonly form: Entry;
  readonly pack: Pack;
  readonly role: string;
  readonly onRole: (role: string) => void;
  readonly previews: Previews;
  readonly onPreviews: (previews: Previews) => void;
  readonly households: readonly Household[];
  /** The example it is filled from; empty: made up. */
  readonly example: string;
  readonly onExample: (id: string) => void;
}

const FormBar = ({
  form,
  pack,
  role,
  onRole,
  previews,
  onPreviews,
  households,
  example,
  onExample,
}: BarProps) => {
  const { store, phone } = useWorld();
  const rights = objectOf(form.json['rights']);
  const letters = useMemo(
    () =>
      [...new Set(`${textOf(rights['edit'])}${textOf(rights['view'])}`)].filter((letter) =>
        lettersOf(pack).includes(letter),
      ),
    [rights, pack],
  );
  return (
    <div className="d-screen-bar">
      <FileText size={16} aria-hidden />
      <span className="d-form-choice">
        <Choice
          label={words.tab.forms}
          value={form.id}
          options={pack.forms.map((one) => ({
            id: one.id,
            name: one.name,
            more: words.form.usedIn(usedIn(pack, one.id)),
          }))}
          onChange={(id) => store.getState().look({ entry: { ...store.getState().seen.entry, forms: id } })}
        />
      </span>
      <span className="d-badge">{words.form.usedIn(usedIn(pack, form.id))}</span>
      {previews === 'fields' ? null : (
        <>
          <span className="d-label d-as-role">{words.form.asRole}</span>
          <Segments
            label={words.form.asRole}
            value={role}
            options={[
              { id: '', name: '全部' },
              ...letters.map((letter) => ({ id: letter, name: letterName(pack, letter) })),
            ]}
            onChange={onRole}
          />
        </>
      )}
      <span className="d-spring" />
      {households.length === 0 || previews === 'source' || previews === 'fields' ? null : (
        <>
          <span className="d-label">{words.form.household}</span>
          <span className="d-household-choice">
            <Choice
              small
              label={words.form.household}
              value={example === '' ? madeUp : example}
              options={[{ id: madeUp, name: words.form.noHousehold }, ...households]}
              onChange={(id) => onExample(id === madeUp ? '' : id)}
            />
          </span>
        </>
      )}
      {previews === 'desktop' || previews === 'both' ? (
        <button type="button" className="d-button d-print" onClick={() => window.print()}>
          {words.form.printed}
        </button>
      ) : null}
      <NewForm />
      <Segments
        label={words.view.graph}
        value={previews}
        options={[
          ...(phone ? [{ id: 'fields', name: phoneWords.fields }] : []),
          { id: 'desktop', name: words.form.desktop, icon: <Monitor size={14} aria-hidden /> },
          { id: 'phone', name: words.form.phone, icon: <Smartphone size={14} aria-hidden /> },
          ...(phone ? [] : [{ id: 'both', name: words.form.both, icon: <Columns2 size={14} aria-hidden /> }]),
          { id: 'source', name: words.view.source },
        ]}
        onChange={(next) => onPreviews(previewNames.find((name) => name === next) ?? 'both')}
      />
    </div>
  );
};
