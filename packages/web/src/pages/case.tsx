import type { CaseView, ClockView, ValueChange } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView, type FormServices } from '@fiveones/form-view';
import { checkForm, type Problem } from '@fiveones/forms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, ChevronLeft, Lock, Printer, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { api, failureOf, fileUrl } from '../api.ts';
import { ChartInCase } from '../parts/chart.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { usePhone } from '../parts/phone.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { clockWords, unitText } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { LookQuestion } from '../parts/look-question.tsx';
import { lookWords } from '../parts/look-words.ts';
import { maskedIn } from './masked-services.tsx';
import { contextFor, placesOf, readyForm } from './task-forms.ts';
import { words } from '../words.ts';
import { boardWords } from './board-words.ts';
import { CaseNotices } from './case-notices.tsx';
import { countRelated, RelatedCases } from './case-related.tsx';
import { OperationMenu } from './operation-menu.tsx';

const say = words.case;

/** Everything about one case. */
export function CasePage({ instance }: { readonly instance: string }): ReactNode {
  const view = useQuery({
    queryKey: ['case', instance],
    queryFn: () => api.instance.get.query({ instance }),
  });
  const back = (
    <span className="row">
      <a className="back" {...linkTo('/')}>
        <ChevronLeft aria-hidden /> {words.back}
      </a>
      <span className="muted wide-only">{view.data?.header.number}</span>
    </span>
  );
  return (
    <Shell back={back}>
      {view.isPending ? (
        <Loading rows={8} />
      ) : view.isLoadingError && failureOf(view.error).code === 'case-limited' ? (
        <Limited
          instance={instance}
          number={String(failureOf(view.error).refused?.params['number'] ?? '')}
          read={() => view.refetch()}
        />
      ) : view.isLoadingError ? (
        <Failed error={view.error} again={() => void view.refetch()} />
      ) : (
        <Case view={view.data} reload={() => void view.refetch()} />
      )}
    </Shell>
  );
}

/** A case that only some may read: who may ask says why, and reads it for the day. */
const Limited = ({
  instance,
  number,
  read,
}: {
  readonly instance: string;
  readonly number: string;
  readonly read: () => Promise<unknown>;
}): ReactNode => (
  <section className="card case-limited">
    <h1>
      <Lock aria-hidden /> {lookWords.limited} <small className="muted">{number}</small>
    </h1>
    <p>{lookWords.limitedAbout}</p>
    <LookQuestion
      ask={lookWords.limitedAsk}
      kept={lookWords.limitedKept}
      send={async (why) => {
        await api.look.case.mutate({ instance, ...why });
        await read();
      }}
    />
  </section>
);

/** A token of the main work, for moving the case. */
const tokenOf = ({ header, open }: CaseView): string | undefined =>
  open[0]?.task.slice(header.instance.length + 1);

function Case({ view, reload }: { readonly view: CaseView; readonly reload: () => void }): ReactNode {
  const { header } = view;
  // The sum stands beside the case where there is room; on a phone it would hide what comes next.
  const [why, setWhy] = useState(!usePhone());
  const running = view.clocks.filter(({ state }) => state !== 'stopped');
  const [clock] = running.length > 0 ? running : view.clocks;
  const shown = view.stepClock ?? clock;
  return (
    <div className="case">
      <div className="case-head">
        <h1>
          <b>{header.subject}</b>
          <small>
            {header.size ? `${words.persons(header.size)} · ` : ''}
            {header.regionName}
            <em className="narrow-only"> · {header.number}</em>
          </small>
          <span>{header.processName}</span>
          <span>
            {view.past
              ? say.past
              : header.status === 'running'
                ? (view.strip.find(({ state }) => state === 'now')?.name ??
                  view.open[0]?.nodeName ??
                  say.running)
                : (say.outcomes[header.outcome ?? ''] ?? say.closed)}
          </span>
        </h1>
        {shown && header.status === 'running' ? (
          <span className={`deadline ${shown.state}`}>
            {shown.state === 'overdue' || shown.state === 'soon' ? <TriangleAlert aria-hidden /> : null}
            {clockWords(shown)}
            <button type="button" aria-expanded={why} onClick={() => setWhy(!why)}>
              {words.why}
            </button>
          </span>
        ) : null}
        {view.person === undefined ? null : (
          <a className="link" {...linkTo(`/household/${view.person}`)}>
            {words.shell.household}
          </a>
        )}
      </div>
      {view.past ? (
        <p className="notice">
          {say.pastNote(view.past.nodeName, view.past.at.slice(0, 16).replace('T', ' '))}
        </p>
      ) : null}
      <Misplaced note={header.misplaced} />
      {view.strip.length === 0 ? null : <Strip steps={view.strip} late={shown?.state === 'overdue'} />}
      {view.incidents.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} instance={header.instance} />
      ))}
      <div className={`case-main ${why && shown ? 'case-columns' : ''}`}>
        <div>
          <NextCard view={view} />
          <CaseTabs view={view} />
        </div>
        {why && shown ? (
          <section className={`card ledger-card ${shown.state}`}>
            <Ledger step={view.stepClock} total={clock} />
          </section>
        ) : null}
      </div>
      {view.past ? null : <Foot view={view} clock={shown} reload={reload} />}
    </div>
  );
}

/** The case may belong to another place. */
const Misplaced = ({ note }: { readonly note: string | undefined }) =>
  note === undefined ? null : <p className="notice amber">{note}</p>;

/** The stages of the case, the present one marked. */
const Strip = ({ steps, late }: { readonly steps: CaseView['strip']; readonly late: boolean }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keyboard
  <ol className={late ? 'strip overdue' : 'strip'} aria-label={say.strip} tabIndex={0}>
    {steps.map((step) => (
      <li key={step.stage} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
        <i aria-hidden>{step.state === 'done' ? <Check /> : null}</i>
        <b>{step.name}</b>
        <small>{step.note}</small>
      </li>
    ))}
  </ol>
);

/** How long it has been at this step, what else can be done, and the way to one's own work. */
function Foot({
  view,
  clock,
  reload,
}: {
  readonly view: CaseView;
  readonly clock: ClockView | undefined;
  readonly reload: () => void;
}): ReactNode {
  const { header } = view;
  const mine = view.open.filter((task) => task.mine);
  return (
    <footer className="case-foot">
      <span className="muted">
        {header.status === 'running' ? (view.open.length === 0 ? waiting(view) : stayed(clock)) : say.over}
      </span>
      <span className="grow" />
      <Messages view={view} />
      <OperationMenu about={{ instance: header.instance, token: tokenOf(view) }} reload={reload} />
      {mine[0] ? (
        <a className="button primary" {...linkTo(`/task/${mine[0].task}`)}>
          {say.goDo(mine[0].nodeName)}
        </a>
      ) : null}
    </footer>
  );
}

/** What goes on while nobody has anything to do: a time, a message, or cases that were begun for it. */
const waiting = ({ waitsFor }: CaseView): string => (waitsFor === '' ? say.waits : say.waitsFor(waitsFor));

/** How much of the time has gone, whatever is left of it. */
const stayed = (clock: ClockView | undefined): string =>
  clock === undefined
    ? ''
    : say.stayed(clock.name, `${clock.used + (clock.overdue ?? 0)} ${unitText(clock.unit)}`);

function NextCard({ view }: { readonly view: CaseView }): ReactNode {
  const lines = [
    ...view.open.map(({ nodeName, who, due, mine }) =>
      say.doing(mine ? say.you : who, nodeName, due?.slice(5, 10) ?? ''),
    ),
    ...view.next,
  ];
  if (lines.length === 0) return null;
  return (
    <section className="card next">
      <h3>{say.next}</h3>
      <ol>
        {lines.slice(0, 6).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}

function CaseTabs({ view }: { readonly view: CaseView }): ReactNode {
  const paid = paidOf(view.payment);
  const related = countRelated(view.related);
  return (
    <Tabs className="tabs">
      <TabList aria-label={say.tabs}>
        <Tab id="history" className="tab">
          {say.history} <span>{view.history.length + view.looks.length}</span>
        </Tab>
        <Tab id="data" className="tab">
          {say.data} <span>{view.forms.length}</span>
        </Tab>
        <Tab id="documents" className="tab">
          {say.documents} <span>{view.documents.length}</span>
        </Tab>
        {view.publicNotices.length > 0 ? (
          <Tab id="notices" className="tab">
            {boardWords.tab} <span>{view.publicNotices.length}</span>
          </Tab>
        ) : null}
        {related > 0 ? (
          <Tab id="related" className="tab">
            {say.related} <span>{related}</span>
          </Tab>
        ) : null}
        <Tab id="chart" className="tab">
          {say.chart}
        </Tab>
        {paid.length > 0 ? (
          <Tab id="payment" className="tab">
            {say.payment}
          </Tab>
        ) : null}
      </TabList>
      <TabPanel id="history">
        <ol className="history">
          {withLooks(view).map((line, place) => (
            <li key={`${line.at}${place}`} className={line.tone}>
              <time>{line.at.slice(5, 16).replace('T', ' ')}</time>
              <span>
                <b>
                  <Titled line={line} />
                </b>
                {line.times === undefined ? null : <em> {say.times(line.times)}</em>}
                {line.note ? <small>{line.note}</small> : null}
                {line.changes ? <Changes changes={line.changes} /> : null}
              </span>
            </li>
          ))}
        </ol>
      </TabPanel>
      <TabPanel id="data">
        <FilledForms view={view} />
      </TabPanel>
      <TabPanel id="documents">
        <Documents view={view} />
      </TabPanel>
      {view.publicNotices.length > 0 ? (
        <TabPanel id="notices">
          <CaseNotices view={view} />
        </TabPanel>
      ) : null}
      {related > 0 ? (
        <TabPanel id="related">
          <RelatedCases related={view.related} />
        </TabPanel>
      ) : null}
      <TabPanel id="chart">
        <ChartInCase instance={view.header.instance} />
      </TabPanel>
      {paid.length > 0 ? (
        <TabPanel id="payment">
          <dl className="pairs">
            {paid.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{paymentText(key, value)}</dd>
              </div>
            ))}
          </dl>
        </TabPanel>
      ) : null}
    </Tabs>
  );
}

/** A line of the history, with who did it standing out where it begins with them. */
function Titled({ line }: { readonly line: ShownLine }): ReactNode {
  const { title, who = '' } = line;
  if (who === '' || !title.startsWith(who)) return title;
  return (
    <>
      <strong>{who}</strong>
      {title.slice(who.length)}
    </>
  );
}

/** What happened, with who looked at whole numbers where the reader supervises that; the last first. */
const withLooks = ({ history, looks }: CaseView): readonly ShownLine[] =>
  looks.length === 0
    ? history
    : [...history, ...looks.map(lookLine)].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

type ShownLine = Omit<CaseView['history'][number], 'type'>;

const lookLine = ({ at, who, place, reason, whole }: CaseView['looks'][number]): ShownLine => ({
  at,
  who,
  title: whole ? lookWords.caseLine(who) : lookWords.line(who, place),
  note: reason,
  tone: 'plain',
});

/** What stood there struck out, what stands there now in bold. */
export const Changes = ({ changes }: { readonly changes: readonly ValueChange[] }): ReactNode => (
  <dl className="changes">
    {changes.map(({ place, before, after }) => (
      <div key={place}>
        <dt>{place}</dt>
        <dd>
          <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
        </dd>
      </div>
    ))}
  </dl>
);

/** Every form of a case that holds something, folded. */
export function FilledForms({ view }: { readonly view: CaseView }): ReactNode {
  const phone = usePhone();
  const forms = useMemo(() => view.forms.map(readyForm), [view]);
  const services = useMemo(() => {
    const around = { fileUrl, regions: placesOf(view.context) };
    const { instance } = view.header;
    return new Map(
      forms.map((form): [string, FormServices] => [
        form.key,
        { ...around, ...maskedIn(instance, form, view.context) },
      ]),
    );
  }, [view, forms]);
  if (forms.length === 0) return <div className="empty">{say.noForms}</div>;
  return forms.map((form) => (
    <details key={form.key} className="reading">
      <summary>{form.compiled.title}</summary>
      <FormView
        form={form.compiled}
        value={form.view.value}
        context={contextFor(form, view.context, {})}
        problems={[]}
        layout={phone ? 'page' : 'paper'}
        mode="read"
        services={services.get(form.key)}
        prefix={`case-${form.key}`}
        onChange={() => undefined}
      />
    </details>
  ));
}

/** Stands where a document would be opened, for whoever may not: who may. */
const NotYours = ({ only }: { readonly only: readonly string[] }): ReactNode => (
  <span className="document-limited">
    <Lock aria-hidden /> {say.notYours}
    <small>{say.onlyFor(only)}</small>
  </span>
);

function Documents({ view }: { readonly view: CaseView }): ReactNode {
  if (view.documents.length === 0) return <div className="empty">{say.noDocuments}</div>;
  return (
    <ul className="rows documents">
      {view.documents.map((document) => (
        <li key={document.id}>
          <span>
            <b>{words.quoted(document.name)}</b>
            <small>
              {document.at.slice(0, 10)} · {document.nodeName} · {say.checkNumber(document.checkNumber)}
            </small>
          </span>
          {document.only ? (
            <NotYours only={document.only} />
          ) : (
            <a className="button" {...linkTo(`/print/${view.header.instance}?docs=${document.id}`)}>
              <Printer aria-hidden /> {say.seeAndPrint}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What somebody may read of a payment; nothing where all of it is kept from them. */
const paidOf = (payment: JsonObject | undefined) =>
  Object.entries(payment ?? {}).flatMap(([key, value]) => {
    const label = say.paymentLabels[key];
    return label === undefined || value === null || typeof value === 'object' ? [] : [{ key, label, value }];
  });

/** Amounts in yuan and fen; of an account only its end, since neighbours may look over the shoulder. */
function paymentText(key: string, value: string | number | boolean): string {
  if (key === 'accountRef') return say.accountEnd(String(value).slice(-4));
  if (typeof value === 'number')
    return Number.isInteger(value) && key === 'coveredCount' ? String(value) : value.toFixed(2);
  return say.paymentWords[String(value)] ?? String(value);
}

function IncidentCard({
  incident,
  instance,
}: {
  readonly incident: CaseView['incidents'][number];
  readonly instance: string;
}): ReactNode {
  const client = useQueryClient();
  const [wrong, setWrong] = useState('');
  const retry = () =>
    api.incident.retry.mutate({ incidents: [{ instance, incident: incident.id }] }).then(
      ([failed]) => {
        setWrong(failed?.message ?? '');
        return client.invalidateQueries();
      },
      (error: unknown) => setWrong(failureOf(error).message),
    );
  return (
    <div className="notice seal row" role="alert">
      <TriangleAlert aria-hidden />
      <span>
        <b>{say.stopped(incident.nodeName)}</b>
        {incident.message} {wrong}
      </span>
      {incident.mayRetry ? (
        <Button className="button" onPress={() => void retry()}>
          {say.retry}
        </Button>
      ) : (
        <span className="muted">{say.countyRepairs}</span>
      )}
    </div>
  );
}

/** Messages that are registered by hand, each with its form. */
function Messages({ view }: { readonly view: CaseView }): ReactNode {
  const [chosen, setChosen] = useState<CaseView['messages'][number]>();
  return (
    <>
      {view.messages.map((message) => (
        <Button key={message.message} className="button" onPress={() => setChosen(message)}>
          {say.register(message.name)}
        </Button>
      ))}
      {chosen ? <MessageDialog view={view} message={chosen} close={() => setChosen(undefined)} /> : null}
    </>
  );
}

export function MessageDialog({
  view,
  message,
  close,
}: {
  readonly view: CaseView;
  readonly message: CaseView['messages'][number];
  readonly close: () => void;
}): ReactNode {
  const client = useQueryClient();
  const phone = usePhone();
  const key = useRef(crypto.randomUUID());
  const form = useMemo(() => (message.form ? readyForm(message.form) : undefined), [message]);
  const [value, setValue] = useState<JsonObject>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wrong, setWrong] = useState('');
  const send = async () => {
    const found = form ? checkForm(form.compiled, value, contextFor(form, view.context, {})) : [];
    setProblems(found);
    if (found.length > 0) return setWrong(say.toMend(found.length));
    try {
      await api.instance.message.mutate({
        instance: view.header.instance,
        message: message.message,
        payload: value,
        key: key.current,
      });
      await client.invalidateQueries();
      close();
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="modal wide">
        <Dialog className="dialog" aria-label={say.register(message.name)}>
          <h2>{say.register(message.name)}</h2>
          {form ? (
            <FormView
              form={form.compiled}
              value={value}
              context={contextFor(form, view.context, {})}
              problems={problems}
              layout={phone ? 'page' : 'paper'}
              mode="edit"
              services={{ fileUrl, now: () => view.context.now, regions: placesOf(view.context) }}
              prefix="message"
              onChange={(next: JsonObject) => setValue(next)}
            />
          ) : (
            <p>{say.registerAbout}</p>
          )}
          {wrong ? (
            <p role="alert" className="bad">
              {wrong}
            </p>
          ) : null}
          <div className="row end">
            <Button className="button" onPress={close}>
              {words.cancel}
            </Button>
            <Button className="button primary" onPress={() => void send()}>
              {say.registered}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
