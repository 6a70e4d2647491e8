import { Plus } from 'lucide-react';
import { noticeMasks, type Json, type JsonObject } from '@fiveones/definition';
import { freshId, setFile, setValue } from '../changes.ts';
import { AmountField } from '../chart/amount-field.tsx';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { useFindings, usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, TextInput, Tick, Toggle } from '../controls.tsx';
import { parameterOf, type Entry } from '../pack.ts';
import { words } from '../words.ts';
import { noticeWords as say } from '../words-notice.ts';
import {
  columnsOf,
  firstNotice,
  firstProof,
  issuingOf,
  proofFields,
  ticked,
  type Issuing,
} from './notice-draft.ts';
import { RemoveButton } from '../chart/remove-button.tsx';

type Set = (what: string, path: readonly (string | number)[], value: Json | undefined) => void;
interface PartProps {
  readonly notice: JsonObject;
  readonly set: Set;
}

/** Whether and how a document is put up for everybody: what is shown, how masked, how long, where, what proves it. */
export const NoticeEditor = ({ document }: { readonly document: Entry }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const issuing = issuingOf(pack, document);
  const make = ({ chart }: Issuing): void => {
    const id = freshId(
      pack.notices.map((one) => one.id),
      'notice',
    );
    store.getState().change(say.made, setFile(`public-notices/${id}.json`, firstNotice(id, document, chart)));
  };
  if (issuing.length === 0) return <p className="d-hint">{say.notIssued}</p>;
  return (
    <>
      {issuing.some(({ notice }) => notice !== undefined) ? null : <p className="d-hint">{say.none}</p>}
      {issuing.map((one) =>
        one.notice !== undefined ? (
          <OneNotice key={one.chart.id} notice={one.notice} chart={one.chart} document={document} />
        ) : editable ? (
          <LinkButton key={one.chart.id} onPress={() => make(one)}>
            <Plus size={12} aria-hidden /> {say.make(one.chart.name)}
          </LinkButton>
        ) : null,
      )}
    </>
  );
};

const OneNotice = ({
  notice: { json, file },
  chart,
  document,
}: {
  readonly notice: Entry;
  readonly chart: Issuing['chart'];
  readonly document: Entry;
}) => {
  const { store, editable } = useWorld();
  const set: Set = (what, path, value) =>
    void store.getState().change(words.deed.set(what), setValue(file, path, value));
  const part = { notice: json, set };
  return (
    <section aria-label={say.of(chart.name)}>
      <div className="d-label">
        {say.of(chart.name)}
        {editable ? (
          <RemoveButton
            label={say.remove}
            onPress={() => void store.getState().change(say.remove, setFile(file, undefined))}
          />
        ) : null}
      </div>
      <Row label={say.name} field="name">
        <TextInput
          label={say.name}
          value={textOf(json['name'])}
          onChange={(name) => set(say.name, ['name'], name)}
        />
      </Row>
      <Whitelist {...part} file={file} document={document.json} />
      <Period {...part} />
      <Places {...part} />
      <Proof {...part} chart={chart} />
      <Objection {...part} chart={chart} />
      <Toggle
        label={say.online}
        hint={say.onlineHint}
        field="online"
        value={json['online'] !== false}
        onChange={(online) => set(say.online, ['online'], online ? undefined : false)}
      />
    </section>
  );
};

const masks = Object.entries(noticeMasks).map(([id, { zh }]) => ({ id, name: zh }));

/** Every field of the document with a box to tick and, once ticked, the way it is masked. */
const Whitelist = ({
  notice,
  set,
  file,
  document,
}: PartProps & { readonly file: string; readonly document: JsonObject }) => {
  const bare = useFindings().filter((one) => one.file === file && one.code === 'notice-person-bare');
  const whitelist = listOf(notice['fields']).map(objectOf);
  const fields = objectOf(document['fields']);
  const gone = whitelist.map((one) => textOf(one['field'])).filter((field) => !Object.hasOwn(fields, field));
  const put = (field: string, entry: JsonObject | undefined): void =>
    set(say.fields, ['fields'], ticked(whitelist, field, document, entry));
  return (
    <Row label={say.fields} hint={say.fieldsHint} field="fields">
      <ul className="d-plain d-whitelist">
        {[...Object.keys(fields), ...gone].map((field) => {
          const entry = whitelist.find((one) => one['field'] === field);
          const label = textOf(objectOf(fields[field])['label']) || `${field}（${say.gone}）`;
          const columns = columnsOf(document, field);
          const fresh: JsonObject = columns.length > 0 ? { field, columns: {} } : { field, mask: 'none' };
          return (
            <li key={field}>
              <Tick
                label={label}
                value={entry !== undefined}
                onChange={(on) => put(field, on ? fresh : undefined)}
              />
              {entry === undefined ? null : columns.length > 0 ? (
                <Columns
                  label={label}
                  entry={entry}
                  columns={columns}
                  onChange={(next) => put(field, next)}
                />
              ) : (
                <MaskChoice
                  label={label}
                  value={textOf(entry['mask'])}
                  onChange={(mask) => put(field, { ...entry, mask })}
                />
              )}
              {entry !== undefined &&
              (entry['fullName'] !== undefined ||
                bare.some(({ sentence }) => sentence.includes(`“${label}”`))) ? (
                <TextInput
                  label={say.fullName(label)}
                  placeholder={say.whyFullName}
                  value={textOf(entry['fullName'])}
                  onChange={(text) => put(field, withReason(entry, text.trim()))}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Row>
  );
};

const withReason = ({ fullName: _, ...entry }: JsonObject, reason: string): JsonObject =>
  reason === '' ? entry : { ...entry, fullName: reason };

const MaskChoice = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (mask: string) => void;
}) => (
  <Choice
    small
    label={say.mask(label)}
    value={value}
    placeholder={say.chooseMask}
    options={masks}
    onChange={onChange}
  />
);

/** Of a field that is a list: its columns, ticked one by one. */
const Columns = ({
  label,
  entry,
  columns,
  onChange,
}: {
  readonly label: string;
  readonly entry: JsonObject;
  readonly columns: readonly string[];
  readonly onChange: (entry: JsonObject) => void;
}) => {
  const chosen = objectOf(entry['columns']);
  const put = (column: string, mask: string | undefined): void => {
    const { [column]: _, ...rest } = chosen;
    onChange({ ...entry, columns: mask === undefined ? rest : { ...rest, [column]: mask } });
  };
  return (
    <ul className="d-plain d-whitelist" aria-label={say.columns(label)}>
      {columns.map((column) => (
        <li key={column}>
          <Tick
            label={column}
            value={Object.hasOwn(chosen, column)}
            onChange={(on) => put(column, on ? 'none' : undefined)}
          />
          {Object.hasOwn(chosen, column) ? (
            <MaskChoice
              label={column}
              value={textOf(chosen[column])}
              onChange={(mask) => put(column, mask)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
};

const Period = ({ notice, set }: PartProps) => {
  const days = objectOf(notice['days']);
  const lasting = notice['lasting'] === true;
  return (
    <Row label={say.days} hint={lasting ? '' : say.daysHint} field="days">
      {lasting ? null : (
        <>
          <AmountField
            label={say.days}
            field="value"
            value={days['value']}
            onChange={(value) =>
              set(say.days, ['days'], value === undefined ? undefined : { ...days, value })
            }
          />
          <Segments
            label={say.unit}
            value={textOf(days['unit']) || 'day'}
            options={(['day', 'workday'] as const).map((id) => ({ id, name: words.unit[id] ?? id }))}
            disabled={days['value'] === undefined}
            onChange={(unit) => set(say.unit, ['days', 'unit'], unit)}
          />
        </>
      )}
      <Tick
        label={say.lasting}
        value={lasting}
        field="lasting"
        onChange={(on) => set(say.lasting, ['lasting'], on ? true : undefined)}
      />
    </Row>
  );
};

const own = '-own';

const Places = ({ notice, set }: PartProps) => {
  const pack = usePack();
  const places = notice['places'];
  const parameter = parameterOf(places);
  const lists = pack.parameters.filter((one) => one['type'] === 'list');
  return (
    <Row label={say.places} hint={parameter === undefined ? say.placesHint : ''} field="places">
      {lists.length === 0 && parameter === undefined ? null : (
        <Choice
          label={say.placeParameter}
          value={parameter ?? own}
          options={[
            { id: own, name: say.ownPlaces },
            ...lists.map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) })),
          ]}
          onChange={(id) => set(say.places, ['places'], id === own ? [] : `=param.${id}`)}
        />
      )}
      {parameter === undefined ? (
        <TextInput
          label={say.places}
          value={typeof places === 'string' ? places : listOf(places).map(String).join('、')}
          onChange={(text) =>
            set(
              say.places,
              ['places'],
              text.startsWith('=')
                ? text
                : text
                    .split(/[、,，]/)
                    .map((place) => place.trim())
                    .filter(Boolean),
            )
          }
        />
      ) : null}
    </Row>
  );
};

const absent = '-absent';

const Proof = ({ notice, set, chart }: PartProps & { readonly chart: Issuing['chart'] }) => {
  const pack = usePack();
  const proof = objectOf(notice['proof']);
  const steps = chart.chart.steps.filter(({ kind }) => kind === 'userTask');
  const step = steps.find(({ id }) => id === proof['step']);
  const fields = proofFields(pack, step?.json);
  const choice = (key: 'at' | 'places' | 'photos', label: string, none?: string) => (
    <Choice
      small
      label={label}
      field={key}
      value={textOf(proof[key]) || (none === undefined ? '' : absent)}
      placeholder={label}
      options={[
        ...(none === undefined ? [] : [{ id: absent, name: none }]),
        ...fields[key].map(({ path, title }) => ({ id: path, name: title })),
      ]}
      onChange={(id) => set(label, ['proof', key], id === absent ? undefined : id)}
    />
  );
  return (
    <Row label={say.step} hint={say.stepHint} field="proof">
      <Choice
        label={say.step}
        field="step"
        value={textOf(proof['step'])}
        placeholder={say.choose}
        options={steps.map(({ id, name }) => ({ id, name }))}
        onChange={(id) => {
          const chosen = steps.find((one) => one.id === id);
          if (chosen !== undefined) set(say.step, ['proof'], firstProof(pack, chosen.json));
        }}
      />
      {step === undefined ? null : (
        <div className="d-proof">
          <span className="d-faint">{say.at}</span>
          {choice('at', say.at)}
          <span className="d-faint">{say.where}</span>
          {choice('places', say.where, say.noPlace)}
          <span className="d-faint">{say.photos}</span>
          {choice('photos', say.photos, say.noPhotos)}
        </div>
      )}
    </Row>
  );
};

const Objection = ({ notice, set, chart }: PartProps & { readonly chart: Issuing['chart'] }) => {
  const objection = objectOf(notice['objection']);
  const put = (label: string, key: string, value: string | undefined): void => {
    const { [key]: _, ...rest } = objection;
    const next: JsonObject = value === undefined ? rest : { ...rest, [key]: value };
    set(label, ['objection'], Object.keys(next).length === 0 ? undefined : next);
  };
  const unset = objection['message'] === undefined && objection['step'] === undefined;
  return (
    <Row label={say.objection} field="objection">
      <div className="d-proof">
        <span className="d-faint">{say.message}</span>
        <Choice
          small
          label={say.message}
          value={textOf(objection['message']) || absent}
          options={[
            { id: absent, name: say.noMessage },
            ...listOf(chart.json['messages'])
              .map(objectOf)
              .map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) })),
          ]}
          onChange={(id) => put(say.message, 'message', id === absent ? undefined : id)}
        />
        <span className="d-faint">{say.handler}</span>
        <Choice
          small
          label={say.handler}
          value={textOf(objection['step']) || absent}
          options={[
            { id: absent, name: say.noHandler },
            ...chart.chart.steps
              .filter(({ kind }) => kind === 'userTask')
              .map(({ id, name }) => ({ id, name })),
          ]}
          onChange={(id) => put(say.handler, 'step', id === absent ? undefined : id)}
        />
      </div>
      {unset ? (
        <TextInput
          label={say.why}
          placeholder={say.why}
          value={textOf(objection['none'])}
          onChange={(text) => put(say.why, 'none', text.trim() === '' ? undefined : text.trim())}
        />
      ) : null}
    </Row>
  );
};
