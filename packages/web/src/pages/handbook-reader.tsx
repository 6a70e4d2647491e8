import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLook } from '../look.ts';
import { Loading } from '../parts/states.tsx';
import { words } from '../words.ts';
import { handbookWords as say } from './handbook-words.ts';

/** A place in the book where the words that are looked for stand. */
interface Hit {
  readonly section: HTMLElement;
  readonly title: string;
  readonly text: string;
}

/** Places told at once; whoever finds more looks for more exact words. */
const mostHits = 60;

/** A handbook as a page in the page, with a search of its own. */
export function Reader({ address, name }: { readonly address: string; readonly name: string }): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'making' | 'there' | { readonly refused: string }>('making');
  const [asked, setAsked] = useState('');
  const [look] = useLook();
  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (state !== 'there' || !root) return;
    root.dataset['theme'] = look.theme;
    root.dataset['size'] = look.size;
  }, [state, look]);
  const arrived = (): void => {
    const page = frame.current?.contentDocument;
    if (!page || page.URL === 'about:blank') return;
    setState(page.contentType === 'text/html' ? 'there' : { refused: refusalIn(page) });
  };
  const hits = state === 'there' && asked.trim() !== '' ? hitsIn(frame.current?.contentDocument, asked) : [];
  return (
    <div className="handbook-reader">
      {state === 'there' ? (
        <search className="handbook-find">
          <label className="search">
            <Search aria-hidden />
            <input
              type="search"
              value={asked}
              maxLength={100}
              placeholder={say.find}
              aria-label={say.find}
              onChange={(event) => setAsked(event.target.value)}
            />
          </label>
          {asked.trim() === '' ? null : (
            <>
              <span className="muted" role="status">
                {say.found(hits.length, hits.length === mostHits)}
              </span>
              <ul className="handbook-hits">
                {hits.map((hit, place) => (
                  <li key={place}>
                    <button type="button" onClick={() => show(hit, asked)}>
                      <b>{hit.title}</b>
                      <small>{hit.text}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </search>
      ) : null}
      {state === 'making' ? (
        <>
          <p role="status">{say.making}</p>
          <Loading rows={8} />
        </>
      ) : null}
      {typeof state === 'object' ? (
        <p className="notice red" role="alert">
          {state.refused}
        </p>
      ) : null}
      <iframe ref={frame} title={say.frame(name)} src={address} onLoad={arrived} hidden={state !== 'there'} />
    </div>
  );
}

/** The words of a refusal, which comes as JSON where the page would be. */
function refusalIn(page: Document): string {
  try {
    const answer = JSON.parse(page.body.textContent ?? '') as {
      refused?: { message?: string };
      message?: string;
    };
    return answer.refused?.message ?? answer.message ?? words.failure.offline;
  } catch {
    return words.failure.offline;
  }
}

function hitsIn(page: Document | null | undefined, asked: string): readonly Hit[] {
  const text = asked.trim();
  const found: Hit[] = [];
  for (const section of page?.querySelectorAll<HTMLElement>('main section') ?? []) {
    if (found.length === mostHits) break;
    const own = [...section.children].filter((child) => child.tagName !== 'SECTION');
    const [head = '', ...more] = own.map((child) => child.textContent ?? '');
    const said = more.join(' ');
    const at = said.indexOf(text);
    if (at < 0 && !head.includes(text)) continue;
    found.push({
      section,
      title: head,
      text: `${at > 20 ? '…' : ''}${said.slice(Math.max(0, at - 20), at + text.length + 40)}…`,
    });
  }
  return found;
}

/** Goes to a place and marks the words there, as a person would with the mouse. */
function show({ section }: Hit, asked: string): void {
  const page = section.ownerDocument;
  const walker = page.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  let node: Node | null = walker.nextNode();
  while (node && !(node.textContent ?? '').includes(asked.trim())) node = walker.nextNode();
  const place = node?.parentElement ?? section;
  place.scrollIntoView({ block: 'center' });
  const selection = page.getSelection();
  if (!node || !selection) return;
  const range = page.createRange();
  const from = (node.textContent ?? '').indexOf(asked.trim());
  range.setStart(node, from);
  range.setEnd(node, from + asked.trim().length);
  selection.removeAllRanges();
  selection.addRange(range);
}
