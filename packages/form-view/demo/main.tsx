/// <reference types="vite/client" />
import {
  type FormContext,
  checkForm,
  compileForm,
  defaultsOf,
  type Problem,
  sampleValue,
  sectionsOf,
  stateOf,
} from '@fiveones/forms';
import { expandSchema, type Form, type JsonObject } from '@fiveones/definition';
import { type ReactNode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  ErrorSummary,
  type FormServices,
  FormView,
  goToField,
  goToSection,
  SectionNav,
  sectionOfProblem,
} from '../src/index.ts';
import { long, survey } from './survey.ts';
import '../src/tokens.css';
import '../src/form.css';
import './demo.css';

const query = new URLSearchParams(location.search);
const forms: Readonly<Record<string, unknown>> = import.meta.glob('../../../templates/*/forms/*.json', {
  eager: true,
  import: 'default',
});
const types: Readonly<Record<string, unknown>> = import.meta.glob('../../../templates/*/types/*.json', {
  eager: true,
  import: 'default',
});

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'schema' in value && 'key' in value;
}

/** The files of a folder by their ids. */
function byId(files: Readonly<Record<string, unknown>>): Record<string, never> {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ''), file as never]),
  );
}

const wanted = Object.entries(forms).find(([path]) => path.endsWith(`/${query.get('form')}.json`))?.[1];
const big = Number(query.get('big') ?? 0);
const source = big > 0 ? long(big) : isForm(wanted) ? wanted : survey;
const expanded = expandSchema({ types: byId(types) }, source.schema, { file: '', path: [] });
const form = compileForm(
  { ...source, sections: source.sections ?? [] },
  expanded.ok ? expanded.schema : source.schema,
);
if (form.problems.length > 0) console.warn(form.problems);

const context: FormContext = {
  today: '2026-11-23',
  now: '2026-11-23T10:42:00+08:00',
  param: { minInvestigators: 2, minSurveyPhotos: 3 },
  data: {
    dibaoApplication: {
      members: [
        { id: 'm1', name: '张某某' },
        { id: 'm2', name: '王某某' },
      ],
    },
  },
  instance: {},
};
const services: FormServices = {
  upload: (file) =>
    Promise.resolve({ id: URL.createObjectURL(file), name: file.name, size: file.size, type: file.type }),
  fileUrl: (id) => (id.startsWith('blob:') ? id : './house.svg'),
  now: () => '2026-11-23T11:05:00+08:00',
  regions: [
    { code: '990101', name: '演示县' },
    { code: '990101001', name: '柳溪镇', parent: '990101' },
    { code: '990101001001', name: '柳林村', parent: '990101001' },
    { code: '990101001002', name: '柳湾村', parent: '990101001' },
  ],
  sources: new Map([
    ['/eat/food', { label: '2025-11-02 入户', confirmed: false }],
    ['/wear/bedding', { label: '2025-11-02 入户', confirmed: true }],
    ['/live/rooms', { label: '2025-11-02 入户', confirmed: false }],
  ]),
};

const empty = query.has('empty');
const sample = sampleValue(form, 3, context);
const first: JsonObject = empty
  ? defaultsOf(form, context)
  : source === survey
    ? { ...sample, live: { ...(sample['live'] as JsonObject), area: '68平' } }
    : sample;

function Demo(): ReactNode {
  const [value, setValue] = useState(first);
  const [problems, setProblems] = useState<readonly Problem[]>(() =>
    query.has('problems') ? checkForm(form, first, context) : [],
  );
  const [page, setPage] = useState(Number(query.get('page') ?? 0));
  const state = useMemo(() => stateOf(form, value, context), [value]);
  const phone = query.get('layout') === 'page';
  const mode = query.get('mode') === 'read' ? 'read' : query.get('mode') === 'print' ? 'print' : 'edit';
  const submit = (): void => setProblems(checkForm(form, value, context));
  const go = (problem: Problem): void => {
    const section = sectionOfProblem(form, problem);
    setPage(sectionsOf(form).findIndex((each) => each.id === section?.id));
    setTimeout(() => goToField('demo', problem.path));
  };
  const view = (
    <FormView
      form={form}
      value={value}
      context={context}
      onChange={setValue}
      problems={problems}
      layout={phone ? 'page' : 'paper'}
      mode={mode}
      services={services}
      page={page}
      onPage={setPage}
      onSubmit={submit}
      left="柳溪镇柳林村 · 3 人户"
      right="调 2026-1123-04"
      prefix="demo"
    />
  );
  if (phone) return <div className="demo-phone">{view}</div>;
  return (
    <div className="demo">
      <aside>
        <SectionNav form={form} state={state} problems={problems} current="live" onGo={goToSection} />
      </aside>
      <main>
        <ErrorSummary form={form} problems={problems} onGo={go} />
        {view}
        <button type="button" className="demo-submit" onClick={submit}>
          检查并提交
        </button>
      </main>
    </div>
  );
}

document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
document.documentElement.dataset['size'] = query.get('size') ?? 'normal';
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Demo />);
