import {
  autocompletion,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef, useState } from 'react';
import {
  isObject,
  jsonText,
  parseDraft,
  problemWords,
  readJson,
  sameJson,
  type Json,
  type JsonObject,
} from '@fiveones/definition';
import { setFile } from '../changes.ts';
import { useDesigner, useWorld } from '../context.tsx';
import { Choice } from '../controls.tsx';
import type { DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import { offersAt, schemaOf } from './schema.ts';

const unsaved = new Map<string, string>();

interface Standing {
  readonly ok: boolean;
  readonly text: string;
}

/** The JSON of a file, with completion and mistakes at their place. What cannot be read yet is kept as it was typed. */
export const SourceView = ({ file: first }: { readonly file: string }) => {
  const [file, setFileShown] = useState(first);
  useEffect(() => setFileShown(first), [first]);
  const names = Object.keys(useDesigner((state) => state.files))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const [standing, setStanding] = useState<Standing>({ ok: true, text: words.source.ok });
  return (
    <div className="d-source">
      <div className="d-screen-bar">
        <span className="d-source-file">
          <Choice
            label={words.source.choose}
            value={file}
            options={names.map((name) => ({ id: name, name }))}
            onChange={setFileShown}
          />
        </span>
        <span className={standing.ok ? 'd-good' : 'd-error-text'} role="status">
          {standing.text}
        </span>
        {standing.ok ? null : <span className="d-faint">{words.source.kept}</span>}
      </div>
      <Editor key={file} file={file} onStanding={setStanding} />
    </div>
  );
};

const Editor = ({
  file,
  onStanding,
}: {
  readonly file: string;
  readonly onStanding: (standing: Standing) => void;
}) => {
  const { store, editable } = useWorld();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const value = useDesigner((state) => state.files[file]);
  useEffect(() => {
    if (host.current === null) return undefined;
    const doc = unsaved.get(file) ?? jsonText(store.getState().files[file] ?? null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => onStanding(apply(store, file, update.state.doc.toString())), 350);
    });
    // Inside a shadow root the editor's styles are adopted style sheets, which the strictest content policy allows.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc,
        extensions: [...extensions(file, store), EditorState.readOnly.of(!editable), listen],
      }),
    });
    view.current = editor;
    onStanding(apply(store, file, doc));
    return () => {
      clearTimeout(timer);
      if (editable) apply(store, file, editor.state.doc.toString());
      editor.destroy();
    };
  }, [file, store, editable, onStanding]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || value === undefined || unsaved.has(file)) return;
    const read = readJson(editor.state.doc.toString());
    if (read.ok && sameJson(read.value, value)) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: jsonText(value) } });
  }, [value, file]);
  return <div className="d-code" ref={host} />;
};

/** Takes over what was typed when it is JSON; else keeps the text and says where it breaks. */
const apply = (store: DesignerStore, file: string, text: string): Standing => {
  const read = readJson(text);
  if (!read.ok) {
    unsaved.set(file, text);
    return { ok: false, text: words.source.broken(Number(read.params['line'] ?? 1), words.source.unknown) };
  }
  if (!isObject(read.value)) {
    unsaved.set(file, text);
    return { ok: false, text: words.source.notObject };
  }
  unsaved.delete(file);
  const now = store.getState().files[file];
  if (now === undefined || sameJson(now, read.value)) return { ok: true, text: words.source.ok };
  store.getState().change(`~${words.deed.source(file)}`, setFile(file, read.value));
  return { ok: true, text: words.source.apply };
};

const extensions = (file: string, store: DesignerStore) => [
  lineNumbers(),
  foldGutter(),
  history(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  json(),
  syntaxHighlighting(colours),
  lintGutter(),
  linter((view) => diagnose(view, file, store), { delay: 400 }),
  autocompletion({ override: [(context) => complete(context, file)], icons: false }),
  keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
  look,
];

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--primary)' },
  { tag: tags.string, color: 'var(--green)' },
  { tag: tags.number, color: 'var(--violet)' },
  { tag: [tags.bool, tags.null], color: 'var(--amber)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--panel)', color: 'var(--text)' },
  '.cm-content': {
    fontFamily: "ui-monospace, 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', monospace",
    caretColor: 'var(--text)',
  },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--text-2)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--primary-soft) 45%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'var(--primary-soft) !important',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--primary-soft)',
    color: 'var(--text)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--text-2)', marginLeft: '12px' },
});

/** Where JSON breaks, and what the definition says about a file that can be read. */
const diagnose = (view: EditorView, file: string, store: DesignerStore): readonly Diagnostic[] => {
  const text = view.state.doc.toString();
  const read = readJson(text);
  if (!read.ok) {
    const line = view.state.doc.line(
      Math.min(view.state.doc.lines, Math.max(1, Number(read.params['line'] ?? 1))),
    );
    return [{ from: line.from, to: line.to, severity: 'error', message: words.source.unknown }];
  }
  const parsed = parseDraft({ ...store.getState().files, [file]: read.value });
  if (parsed.ok) return [];
  return parsed.problems
    .filter((problem) => problem.at.file === file)
    .map((problem) => {
      const { from, to } = placeOf(view, problem.at.path, read.value);
      return { from, to, severity: 'error' as const, message: problemWords(problem, 'zh') };
    });
};

/** The range of the text that a path of the JSON stands for. */
const placeOf = (
  view: EditorView,
  path: readonly (string | number | { readonly id: string })[],
  value: Json,
): { readonly from: number; readonly to: number } => {
  let node = syntaxTree(view.state).topNode.firstChild;
  let at: Json | undefined = value;
  for (const step of path) {
    if (node === null) break;
    const key: string | number =
      typeof step === 'object'
        ? Array.isArray(at)
          ? at.findIndex((one) => isObject(one as Json) && (one as JsonObject)['id'] === step.id)
          : -1
        : step;
    const next =
      typeof key === 'number'
        ? (node.getChildren('Value').at(key) ?? children(node)[key])
        : property(view, node, key);
    if (next === undefined || next === null) break;
    node = next;
    at = typeof key === 'number' ? (at as readonly Json[])[key] : isObject(at) ? at[key] : undefined;
  }
  return node === null
    ? { from: 0, to: Math.min(1, view.state.doc.length) }
    : { from: node.from, to: Math.min(node.to, node.from + 160) };
};

type TreeNode = NonNullable<ReturnType<typeof syntaxTree>['topNode']['firstChild']>;

const children = (node: TreeNode): readonly TreeNode[] => {
  const found: TreeNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!['[', ']', '{', '}', ',', '⚠'].includes(child.name)) found.push(child);
  return found;
};

const property = (view: EditorView, node: TreeNode, key: string): TreeNode | undefined => {
  const found = children(node).find(
    (child) =>
      child.name === 'Property' &&
      view.state.sliceDoc(child.firstChild?.from, child.firstChild?.to) === JSON.stringify(key),
  );
  return found?.lastChild ?? undefined;
};

/** Offers keys and values that the schema knows at the cursor. */
const complete = (context: CompletionContext, file: string): CompletionResult | null => {
  const schema = schemaOf(file);
  const word = context.matchBefore(/"?[\w-]*/);
  if (schema === undefined || (word?.text === '' && !context.explicit)) return null;
  const node = syntaxTree(context.state).resolveInner(context.pos, -1);
  const { path, inKey, beside } = around(context, node);
  const offers = offersAt(schema, path, beside);
  const from = word?.from ?? context.pos;
  const options: readonly Completion[] = inKey
    ? offers.keys
        .filter(({ key }) => beside[key] === undefined)
        .map(({ key, remark }) => ({ label: `"${key}"`, detail: remark, apply: `"${key}": ` }))
    : offers.values.map((value) => ({ label: JSON.stringify(value) }));
  return options.length === 0 ? null : { from, options, validFor: /^"?[\w-]*"?$/ };
};

const around = (
  context: CompletionContext,
  start: TreeNode,
): { readonly path: readonly (string | number)[]; readonly inKey: boolean; readonly beside: JsonObject } => {
  const path: (string | number)[] = [];
  const text = (node: TreeNode): string => context.state.sliceDoc(node.from, node.to);
  const bare = (quoted: string): string => quoted.replace(/^"|"$/g, '');
  let inKey =
    start.name === 'PropertyName' || start.name === 'Object' || start.name === '{' || start.name === '⚠';
  if (start.name === 'Property')
    inKey = context.state.sliceDoc(start.from, context.pos).includes(':') === false;
  let object: TreeNode | undefined;
  for (let node: TreeNode | null = start; node !== null; node = node.parent) {
    if (node.name === 'Object') object ??= node;
    const above: TreeNode | null = node.parent;
    if (
      node.name === 'Property' &&
      node.firstChild !== null &&
      !(inKey && path.length === 0 && object === undefined)
    )
      path.unshift(bare(text(node.firstChild)));
    if (above?.name === 'Array' && node.name !== '[' && node.name !== ']')
      path.unshift(
        Math.max(
          0,
          children(above).findIndex((child) => child.from === node.from),
        ),
      );
  }
  const beside: Record<string, Json> = {};
  if (object !== undefined)
    for (const child of children(object)) {
      const [name, value] = [child.firstChild, child.lastChild];
      if (name === null || value === null) continue;
      const read = readJson(text(value));
      beside[bare(text(name))] = read.ok ? read.value : null;
    }
  return { path, inKey, beside: inKey ? beside : {} };
};
