import type { TemplateCard } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { api } from '../api.ts';
import { BackLink } from '../parts/back-link.tsx';
import { ChartSketch } from '../parts/chart-sketch.tsx';
import { SearchLine } from '../parts/search-line.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo, type Route } from '../route.ts';
import { templateWords as say } from './template-words.ts';
import { TemplatePage } from './template.tsx';

/** What is looked for; the address holds it, so that the way back leads to the same cards. */
interface Looking {
  readonly text: string;
  readonly category: string;
}

const addressOf = ({ text, category }: Looking): string => {
  const query = new URLSearchParams({ ...(text && { q: text }), ...(category && { category }) }).toString();
  return query === '' ? '/templates' : `/templates?${query}`;
};

/** 模板库: the packages one may begin from, each with its chart. */
export function Templates({ route }: { readonly route: Route }): ReactNode {
  const cards = useQuery({ queryKey: ['templates'], queryFn: () => api.design.templates.query() });
  const [, id] = route.parts;
  if (id !== undefined)
    return (
      <TemplatePage
        key={id}
        id={id}
        process={route.query.get('process') ?? undefined}
        cards={cards.data}
        error={cards.isLoadingError ? cards.error : undefined}
        again={() => void cards.refetch()}
      />
    );
  return (
    <Shell back={<BackLink to="/design" name={say.home} />}>
      <div className="templates">
        <div className="day-head">
          <div>
            <h1>{say.title}</h1>
            <p>{say.about}</p>
          </div>
        </div>
        {cards.isPending ? (
          <Loading rows={6} />
        ) : cards.isLoadingError ? (
          <Failed error={cards.error} again={() => void cards.refetch()} />
        ) : cards.data.length === 0 ? (
          <div className="empty">{say.empty}</div>
        ) : (
          <Gallery
            cards={cards.data}
            looking={{
              text: route.query.get('q') ?? '',
              category: route.query.get('category') ?? '',
            }}
          />
        )}
      </div>
    </Shell>
  );
}

function Gallery({
  cards,
  looking,
}: {
  readonly cards: readonly TemplateCard[];
  readonly looking: Looking;
}): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const look = (next: Partial<Looking>): void => go(addressOf({ ...looking, ...next }), true);
  const found = cards.filter((card) => matches(card, looking));
  const categories = [...new Set(cards.map(({ category }) => category))].filter(Boolean);
  /** From the box into the cards, and from card to card; where they stand side by side, up and down by rows. */
  const walk = (event: KeyboardEvent): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('h2 a') ?? [])];
    const here = links.findIndex((link) => link === document.activeElement);
    const row = links.filter((link) => link.offsetParent !== null && topOf(link) === topOf(links[0])).length;
    const step = here < 0 ? { ArrowDown: 1 }[event.key] : stepsOf(row)[event.key];
    const next = step === undefined ? undefined : links[here + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div role="presentation" onKeyDown={walk}>
      <div className="templates-find" role="search">
        <SearchLine text={looking.text} label={say.find} onText={(text) => look({ text })} />
        <span role="status" className="muted">
          {say.found(found.length, cards.length)}
        </span>
        <div className="templates-categories" role="group" aria-label={say.category}>
          {['', ...categories].map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={looking.category === one}
              onClick={() => look({ category: one })}
            >
              {one || say.all}
            </button>
          ))}
        </div>
      </div>
      {found.length === 0 ? (
        <div className="empty">
          {say.none}{' '}
          <button type="button" className="link" onClick={() => look({ text: '', category: '' })}>
            {say.clear}
          </button>
        </div>
      ) : (
        <ul ref={list} className="templates-cards">
          {found.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </ul>
      )}
    </div>
  );
}

const topOf = (link: HTMLElement | undefined): number =>
  Math.round(link?.closest('li')?.getBoundingClientRect().top ?? 0);

const stepsOf = (row: number): Readonly<Record<string, number>> => ({
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: row,
  ArrowUp: -row,
});

/** Every word that is looked for stands somewhere in what the card tells. */
function matches(card: TemplateCard, { text, category }: Looking): boolean {
  if (category !== '' && card.category !== category) return false;
  const told = [
    card.name,
    card.about,
    card.category,
    card.publisher,
    ...card.processes.flatMap(({ name, about }) => [name, about]),
    ...card.basis.flatMap(({ title, number }) => [title, number]),
  ]
    .join('\n')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => told.includes(part));
}

function Card({ card }: { readonly card: TemplateCard }): ReactNode {
  const [leading] = card.processes;
  return (
    <li className="template">
      {leading === undefined ? (
        <div className="sketch" />
      ) : (
        <ChartSketch
          packageId={card.id}
          version={card.version}
          process={leading.id}
          label={say.picture(leading.name, leading.steps)}
        />
      )}
      <div className="template-told">
        <h2>
          <a {...linkTo(`/templates/${card.id}`)}>{card.name}</a>{' '}
          {card.category === '' ? null : <em className="chip">{card.category}</em>}
        </h2>
        <p className="template-about" title={card.about}>
          {card.about}
        </p>
        <p className="muted">
          {say.counts({ ...card.counts, processes: card.processes.length })}
          {leading?.limits[0] === undefined ? null : (
            <span className="template-limit">{leading.limits[0]}</span>
          )}
        </p>
        <p className="muted template-origin">
          <span>{card.from ? say.madeFrom(card.from.name, card.from.version) : card.publisher}</span>
          {card.copies.length === 0 ? null : <em className="chip blue">{say.copied(card.copies.length)}</em>}
        </p>
      </div>
    </li>
  );
}
