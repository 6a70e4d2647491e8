import type { Submitted, TaskView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { ErrorSummary, FormView, goToField, goToSection, SectionNav, sectionOfProblem, type FormServices } from '@fiveones/form-view';
import { sectionsOf, type Problem } from '@fiveones/forms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCircle2, ChevronDown, ChevronLeft, Clock, CloudOff, Printer } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, Dialog, Menu, MenuItem, MenuTrigger, Modal, ModalOverlay, Popover } from 'react-aria-components';
import { api, failureOf, fileUrl, upload } from '../api.ts';
import { DemoClock } from '../parts/demo-clock.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { timeOf, unitText } from '../parts/time.ts';
import { usePhone } from '../parts/phone.ts';
import { go, linkTo } from '../route.ts';
import { localDraft, useAutosave, type SaveState } from './autosave.ts';
import { Opinion, opinionProblem, type OpinionValue } from './opinion.tsx';
import { contextFor, firstValues, objectAt, problemsByForm, problemsOfAll, progressOfForm, readyForm, type Problems, type ReadyForm } from './task-forms.ts';

/** One piece of work: the forms that are to be filled, and everything needed beside them. */
export function TaskPage({ task }: { readonly task: string }): ReactNode {
  const view = useQuery({ queryKey: ['task', task], queryFn: () => api.task.get.query({ task }), staleTime: Infinity, refetchOnWindowFocus: false });
  const [done, setDone] = useState<Submitted>();
  if (done) return <Confirmation done={done} />;
  if (view.isPending) return <Loading rows={8} />;
  if (view.isError) return <Failed error={view.error} again={() => void view.refetch()} />;
  return <Working view={view.data} onDone={setDone} reload={() => void view.refetch()} />;
}

function Working({ view, onDone, reload }: { readonly view: TaskView; readonly onDone: (done: Submitted) => void; readonly reload: () => void }): ReactNode {
  const client = useQueryClient();
  const phone = usePhone();
  const forms = useMemo(() => view.forms.map(readyForm), [view]);
  const filling = forms.filter((form) => form.view.mode === 'edit');
  const [values, setValues] = useState<JsonObject>(() => firstValues(view, filling, localDraft(view.task)?.data ?? view.draft?.data));
  const [opinion, setOpinion] = useState<OpinionValue | undefined>(() => (localDraft(view.task)?.opinion ?? view.draft?.opinion) as OpinionValue | undefined);
  const [problems, setProblems] = useState<Problems>({});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const summary = useRef<HTMLDivElement>(null);
  const progress = filling.map((form) => progressOfForm(form, view.context, values));
  const filled = progress.reduce((sum, part) => sum + part.filled, 0);
  const total = progress.reduce((sum, part) => sum + part.total, 0);
  const autosave = useAutosave(view.task, ({ data, opinion: signed, ...counts }) => api.task.saveDraft.mutate({ task: view.task, data, ...(signed ? { opinion: { ...signed } } : {}), ...counts }));
  const services = useMemo<FormServices>(
    () => ({ upload: (file: File) => upload(view.task, file, file.name), fileUrl, regions: view.context.regions.map(({ code, name }) => ({ code, name, parent: parentOf(code) })), now: () => view.context.now }),
    [view],
  );
  const change = (form: ReadyForm, value: JsonObject) => {
    const next = { ...values, [form.key]: value };
    setValues(next);
    key.current = crypto.randomUUID();
    autosave.keep({ data: next, opinion, filled, total });
  };
  const sign = (next: OpinionValue) => {
    setOpinion(next);
    key.current = crypto.randomUUID();
    autosave.keep({ data: values, opinion: next, filled, total });
  };
  const submit = async () => {
    const found = opinion?.result === 'return' ? {} : problemsOfAll(filling, view.context, values);
    setProblems(found);
    const unsigned = view.opinion ? opinionProblem(opinion) : '';
    setWrong(unsigned);
    if (Object.keys(found).length > 0 || unsigned !== '') return queueMicrotask(() => summary.current?.focus());
    setBusy(true);
    try {
      const done = await api.task.submit.mutate({ task: view.task, version: view.version, key: key.current, data: values, ...(view.opinion && opinion ? { opinion } : {}) });
      autosave.stop();
      await client.invalidateQueries();
      onDone(done);
    } catch (error) {
      const failure = failureOf(error);
      const refused = failure.refused?.problems ?? [];
      setProblems(problemsByForm(refused));
      setWrong(failure.message);
      setBusy(false);
      queueMicrotask(() => summary.current?.focus());
    }
  };
  const [page, setPage] = useState({ form: 0, page: 0 });
  const showField = (form: ReadyForm, problem: Problem) => {
    if (phone) {
      const section = sectionOfProblem(form.compiled, problem);
      setPage({ form: filling.indexOf(form), page: Math.max(0, sectionsOf(form.compiled).findIndex(({ id }) => id === section?.id)) });
    }
    requestAnimationFrame(() => goToField(form.key, problem.path));
  };
  const shownForms = phone ? filling.filter((_, place) => place === page.form) : filling;
  const reading = forms.filter((form) => form.view.mode === 'read' && Object.keys(form.view.value).length > 0);
  const all = filling.flatMap((form) => problems[form.id] ?? []);
  return (
    <div className={`working ${phone ? 'phone' : ''}`}>
      <header className="work-bar">
        <a className="back" {...linkTo('/')}>
          <ChevronLeft aria-hidden /> 今天
        </a>
        <h1>
          <b>{view.header.subject}</b> <span className="wide-only">{view.header.processName} ·</span> <b>{view.nodeName}</b>
        </h1>
        {view.clock ? (
          <>
            <span className={`deadline ${view.clock.state}`}>
              <Clock aria-hidden /> {view.clock.state === 'overdue' ? '已经超期' : `还剩 ${view.clock.left} ${unitText(view.clock.unit)}`}
              <span className="wide-only">{view.clock.due ? `，${view.clock.due.slice(5, 10)} 到期` : ''}</span>
            </span>
            <button type="button" className="why" aria-expanded={why} onClick={() => setWhy(!why)}>
              为什么
            </button>
          </>
        ) : null}
        <span className="grow" />
        <Saved state={autosave.state} draft={view.draft?.savedAt} />
        <DemoClock />
        <LookSwitches compact />
      </header>
      {why && view.clock ? (
        <div className="why-panel">
          <Ledger clocks={[view.clock, ...(view.total ? [view.total] : [])]} />
        </div>
      ) : null}
      <div className="work-area">
        <aside className="sections" aria-label="目录">
          <p className="muted">
            已填 {filled} / {total} 项
          </p>
          {filling.map((form, place) => {
            const state = progress[place]?.state;
            return state ? <SectionNav key={form.key} form={form.compiled} state={state} problems={problems[form.id] ?? none} onGo={goToSection} /> : null;
          })}
        </aside>
        <main id="main" className="paper-column">
          {view.returned ? (
            <div className="notice amber">
              <b>{view.returned.by}退回：</b>
              {view.returned.reason}
            </div>
          ) : null}
          {view.onBehalf ? <p className="muted">这一步由申请人做，您替申请人填。签字要申请人本人或代理人签。</p> : null}
          {all.length > 0 || wrong !== '' ? <div ref={summary} tabIndex={-1} className="summary-focus">{all.length > 0 ? <ErrorSummaries forms={filling} problems={problems} go={showField} /> : <div className="notice seal" role="alert">{wrong}</div>}</div> : null}
          {shownForms.map((form) => (
            <FormView
              key={form.key}
              {...(phone ? { page: page.page, onPage: (next: number) => setPage({ form: page.form, page: next }), onSubmit: () => (page.form + 1 < filling.length ? setPage({ form: page.form + 1, page: 0 }) : view.opinion ? document.querySelector<HTMLElement>('.opinion input')?.focus() : void submit()) } : {})}
              form={form.compiled}
              value={objectAt(values, form.key)}
              context={contextFor(form, view.context, values)}
              problems={problems[form.id] ?? none}
              layout={phone ? 'page' : 'paper'}
              mode="edit"
              services={services}
              prefix={form.key}
              onChange={(value: JsonObject) => change(form, value)}
            />
          ))}
          {phone && filling.length > 1 ? (
            <p className="muted">
              第 {page.form + 1} 张表，共 {filling.length} 张
              {page.form > 0 ? (
                <button type="button" className="link" onClick={() => setPage({ form: page.form - 1, page: 0 })}>
                  回到上一张
                </button>
              ) : null}
            </p>
          ) : null}
          {view.opinion ? <Opinion value={opinion} onChange={sign} returnTo={view.waysBack.find(({ node }) => node === view.opinion?.returnTo)?.name} /> : null}
          {filling.length === 0 && !view.opinion ? <div className="notice">{view.note ?? '看过下面的材料，办完就点“提交”。'}</div> : null}
          {reading.length > 0 ? <h2 className="refer">参阅</h2> : null}
          {reading.map((form) => (
            <details key={form.key} className="reading">
              <summary>{form.compiled.title}</summary>
              <FormView form={form.compiled} value={form.view.value} context={contextFor(form, view.context, {})} problems={none} layout={phone ? 'page' : 'paper'} mode="read" services={services} prefix={`read-${form.key}`} onChange={() => undefined} />
            </details>
          ))}
        </main>
        <aside className="beside">
          <section className="card">
            <h3>办完之后</h3>
            <ul className="plain">
              {view.next.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          {view.note ? (
            <section className="card dashed">
              <h3>这一步</h3>
              <p>{view.note}</p>
            </section>
          ) : null}
          <section className="card">
            <a {...linkTo(`/case/${view.header.instance}`)}>看整件办件</a>
            <p className="muted">
              {view.header.number} · {view.header.regionName}
            </p>
          </section>
        </aside>
      </div>
      <footer className="work-foot">
        <span className="muted wide-only">{total > filled ? `还差 ${total - filled} 项；没填完也可以先离开，内容都在。` : '填好了，检查后提交。'}</span>
        <span className="grow" />
        <More view={view} reload={reload} />
        <Button className="button primary" isDisabled={busy} onPress={() => void submit()}>
          {busy ? '正在提交…' : '检查并提交'}
        </Button>
      </footer>
    </div>
  );
}

const none: readonly Problem[] = [];
const parentOf = (code: string): string | undefined => (code.length > 9 ? code.slice(0, 9) : code.length > 6 ? code.slice(0, 6) : undefined);

function ErrorSummaries({ forms, problems, go: show }: { readonly forms: readonly ReadyForm[]; readonly problems: Readonly<Record<string, readonly Problem[]>>; readonly go: (form: ReadyForm, problem: Problem) => void }): ReactNode {
  return forms.map((form) => {
    const own = problems[form.id] ?? none;
    return own.length === 0 ? null : <ErrorSummary key={form.key} form={form.compiled} problems={own} onGo={(problem) => show(form, problem)} />;
  });
}

function Saved({ state, draft }: { readonly state: SaveState; readonly draft: string | undefined }): ReactNode {
  if (state.kind === 'local')
    return (
      <span className="saved amber" role="status">
        <CloudOff aria-hidden /> 还没送到，内容在这台电脑上
      </span>
    );
  if (state.kind === 'saving') return <span className="saved">正在保存…</span>;
  const at = state.kind === 'saved' ? state.at : draft;
  return at === undefined ? null : (
    <span className="saved" role="status">
      <CheckCircle2 aria-hidden /> 草稿已保存 {timeOf(at)}
    </span>
  );
}

type Operation = 'sendBack' | 'skip';

/** 更多: what is done seldom, each with one sentence of its effect. */
function More({ view, reload }: { readonly view: TaskView; readonly reload: () => void }): ReactNode {
  const [asked, setAsked] = useState<Operation>();
  const client = useQueryClient();
  const move = async (work: () => Promise<unknown>) => {
    await work();
    await client.invalidateQueries();
    reload();
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button">
          更多 <ChevronDown aria-hidden />
        </Button>
        <Popover className="popover" placement="top end">
          <Menu
            className="menu"
            aria-label="更多"
            onAction={(action) => {
              if (action === 'claim') void move(() => api.task.claim.mutate({ task: view.task }));
              else if (action === 'release') void move(() => api.task.release.mutate({ task: view.task }));
              else setAsked(action as Operation);
            }}
          >
            {view.waysBack.length > 0 ? (
              <MenuItem id="sendBack" className="menu-item" textValue="退回">
                <b>退回</b> <small>让前面的步骤重办，后面的重新走；总时限照走</small>
              </MenuItem>
            ) : null}
            {view.optional ? (
              <MenuItem id="skip" className="menu-item" textValue="跳过">
                <b>跳过这一步</b> <small>要写理由，记在过程里</small>
              </MenuItem>
            ) : null}
            {view.claimedBy ? (
              <MenuItem id="release" className="menu-item" textValue="放回">
                <b>放回</b> <small>让同岗位的同事也能办</small>
              </MenuItem>
            ) : (
              <MenuItem id="claim" className="menu-item" textValue="我来办">
                <b>我来办</b> <small>同事的待办里就看不到这件了</small>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked ? <Asked operation={asked} view={view} close={() => setAsked(undefined)} /> : null}
    </>
  );
}

function Asked({ operation, view, close }: { readonly operation: Operation; readonly view: TaskView; readonly close: () => void }): ReactNode {
  const [to, setTo] = useState(view.waysBack[0]?.node ?? '');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState('');
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const back = operation === 'sendBack';
  const run = async () => {
    if (reason.trim() === '') return setWrong('请写明理由。');
    try {
      if (back) await api.task.sendBack.mutate({ task: view.task, to, reason, key: key.current });
      else await api.task.skip.mutate({ task: view.task, reason, key: key.current });
      await client.invalidateQueries();
      go('/');
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  const target = view.waysBack.find(({ node }) => node === to)?.name;
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="modal">
        <Dialog className="dialog" aria-label={back ? '退回' : '跳过'}>
          <h2>{back ? '退回' : '跳过这一步'}</h2>
          {back ? (
            <label className="field">
              退回到哪一步
              <select className="input" value={to} onChange={(event) => setTo(event.target.value)}>
                {view.waysBack.map(({ node, name }) => (
                  <option key={node} value={node}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <label className="field">
            理由
            <textarea className="input" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <p className="notice">{back ? `“${view.nodeName}”的待办会收回，“${target ?? ''}”重新办；已填的内容都在，总时限接着算。` : '这一步记为跳过，办件接着往下走。'}</p>
          {wrong ? <p role="alert" className="bad">{wrong}</p> : null}
          <div className="row end">
            <Button className="button" onPress={close}>
              取消
            </Button>
            <Button className="button primary" onPress={() => void run()}>
              {back ? '退回' : '跳过'}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What happens next, when, who; papers to print; the next piece of work. */
function Confirmation({ done }: { readonly done: Submitted }): ReactNode {
  const inbox = useQuery({ queryKey: ['inbox'], queryFn: () => api.work.inbox.query() });
  const own = inbox.data?.open.find(({ instance }) => instance === done.instance);
  const next = own ?? inbox.data?.open[0];
  return (
    <main className="alone confirmed" id="main">
      <CheckCircle2 className="big-tick" aria-hidden />
      <h1>{done.ended ? '办结了' : '提交好了'}</h1>
      <section className="card">
        <h2>接下来</h2>
        {done.next.length === 0 ? <p>{done.ended ? '这件办件已经办完。' : '现在不用谁动手，到时候会自动往下走。'}</p> : <ul className="plain">{done.next.map((line) => <li key={line}>{line}</li>)}</ul>}
        {done.documents.length > 0 ? (
          <p>
            <a className="button" {...linkTo(`/print/${done.instance}?docs=${done.documents.map(({ id }) => id).join(',')}`)}>
              <Printer aria-hidden /> 打印{done.documents.map(({ name }) => `《${name}》`).join('')}
            </a>
          </p>
        ) : null}
      </section>
      <p className="row">
        {next ? (
          <a className="button primary" {...linkTo(`/task/${next.task}`)}>
            {own ? `接着办：${next.nodeName}` : `办下一件：${next.subject} · ${next.nodeName}`}
          </a>
        ) : null}
        <a className="button" {...linkTo(`/case/${done.instance}`)}>
          看这件办件
        </a>
        <a className="button" {...linkTo('/')}>
          回到今天
        </a>
      </p>
    </main>
  );
}
