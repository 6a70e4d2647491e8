import type { IncidentItem, RepairView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { api, failureOf, fileUrl } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { usePhone } from '../parts/phone.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { incidentWords as say } from './incident-words.ts';
import { contextFor, placesOf, problemsOfForm, readyForm } from './task-forms.ts';

/** Puts one form of a case right, with a reason. */
export function RepairDialog({
  item,
  close,
}: {
  readonly item: IncidentItem;
  readonly close: () => void;
}): ReactNode {
  const { instance, incident } = item;
  const view = useQuery({
    queryKey: ['repairing', instance, incident],
    queryFn: () => api.incident.repairing.query({ instance, incident }),
    gcTime: 0,
  });
  return (
    <Box title={say.repairTitle(item.nodeName)} close={close} wide typed>
      {view.isLoadingError ? <Failed error={view.error} /> : null}
      {view.isPending ? <Loading rows={3} /> : null}
      {view.data ? <Repairing view={view.data} close={close} /> : null}
    </Box>
  );
}

function Repairing({ view, close }: { readonly view: RepairView; readonly close: () => void }): ReactNode {
  const cache = useQueryClient();
  const phone = usePhone();
  const forms = useMemo(() => view.forms.map(readyForm), [view]);
  const [chosen, setChosen] = useState(forms[0]?.key ?? '');
  const [values, setValues] = useState<JsonObject>({});
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const form = forms.find(({ key }) => key === chosen);
  const context = useMemo(() => (form ? contextFor(form, view.context, {}) : undefined), [form, view]);
  const value = form ? ((values[form.key] ?? form.view.value) as JsonObject) : {};
  const repair = useMutation({
    mutationFn: (key: string) => {
      const { instance, incident } = view.item;
      return api.incident.repair.mutate({ instance, incident, data: { [key]: value }, reason });
    },
    onSuccess: async () => {
      await cache.invalidateQueries();
      close();
    },
  });
  const send = (): void => {
    if (!form) return;
    const found = problemsOfForm(form, view.context, { ...view.context.data, [form.key]: value });
    setProblems(found);
    if (found.length === 0) repair.mutate(form.key);
  };
  if (!form || !context) return <p>{say.noForms}</p>;
  return (
    <>
      <p className="muted">{say.repairAbout}</p>
      <label className="row">
        {say.whichForm}
        <select
          className="input"
          value={chosen}
          onChange={(event) => {
            setChosen(event.target.value);
            setProblems([]);
          }}
        >
          {forms.map(({ key, compiled }) => (
            <option key={key} value={key}>
              {compiled.title}
            </option>
          ))}
        </select>
      </label>
      <FormView
        key={form.key}
        form={form.compiled}
        value={value}
        context={context}
        problems={problems}
        layout={phone ? 'page' : 'paper'}
        mode="edit"
        services={{ fileUrl, now: () => view.context.now, regions: placesOf(view.context) }}
        prefix={`repair-${form.key}`}
        onChange={(next) => setValues((before) => ({ ...before, [form.key]: next }))}
      />
      <Reason value={reason} onChange={setReason} />
      {problems.length > 0 ? (
        <p role="alert" className="bad">
          {say.mend(problems.length)}
        </p>
      ) : null}
      <DialogEnd
        wrong={repair.error ? failureOf(repair.error).message : ''}
        busy={repair.isPending}
        label={say.save}
        send={send}
        close={close}
      />
    </>
  );
}

/** Leaves the step undone, with a reason and, where there are several, by which way. */
export function PassOverDialog({
  item,
  close,
}: {
  readonly item: IncidentItem;
  readonly close: () => void;
}): ReactNode {
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const [flow, setFlow] = useState(item.ways.length === 1 ? item.ways[0]?.flow : undefined);
  const pass = useMutation({
    mutationFn: () => {
      const { instance, incident } = item;
      return api.incident.passOver.mutate({ instance, incident, reason, flow });
    },
    onSuccess: async () => {
      await cache.invalidateQueries();
      close();
    },
  });
  return (
    <Box title={say.passTitle(item.nodeName)} close={close} typed>
      <p className="muted">{say.passAbout}</p>
      {item.ways.length > 1 ? (
        <fieldset className="choices">
          <legend>{say.way}</legend>
          {item.ways.map((way) => (
            <label key={way.flow} className="choice">
              <input type="radio" name="way" checked={way.flow === flow} onChange={() => setFlow(way.flow)} />
              <b>{way.name}</b>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Reason value={reason} onChange={setReason} />
      <DialogEnd
        wrong={pass.error ? failureOf(pass.error).message : ''}
        busy={pass.isPending}
        label={say.pass}
        send={() => pass.mutate()}
        close={close}
      />
    </Box>
  );
}

const Reason = ({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}): ReactNode => (
  <label className="field">
    {say.reason}
    <textarea
      className="input"
      rows={2}
      maxLength={2_000}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);
