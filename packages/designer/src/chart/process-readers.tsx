import { listOf, objectOf, textOf } from '@fiveones/chart';
import type { Json } from '@fiveones/definition';
import { RemoveButton } from './remove-button.tsx';
import { setValue } from '../changes.ts';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row } from '../controls.tsx';
import { readerWords as say } from '../words-reader.ts';
import { words } from '../words.ts';
import type { ProcessPartProps } from './process-inspector.tsx';

const tiers = ['village', 'town', 'county', 'city', 'province'] as const;

/** Who reads the cases: everybody of the region, or only who takes part in them. */
export const ReadersPart = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const { readers } = shown.chart.json;
  const limited = readers !== undefined;
  const put = (path: readonly string[], value: Json | undefined): void =>
    void store
      .getState()
      .change(words.deed.set(say.label), setValue(shown.entry.file, ['readers', ...path], value));
  const held = listOf(objectOf(readers)['tiers']).map(String);
  return (
    <details className="d-details" data-field="readers">
      <summary>
        {say.label}
        <span className="d-label-more">{limited ? say.hands : say.region}</span>
      </summary>
      <Row label={say.who} hint={limited ? say.handsHint : say.regionHint}>
        <Choice
          label={say.who}
          field="readers"
          value={limited ? 'hands' : 'region'}
          options={[
            { id: 'region', name: say.region },
            { id: 'hands', name: say.hands },
          ]}
          disabled={!editable}
          onChange={(id) => put([], id === 'hands' ? {} : undefined)}
        />
      </Row>
      {limited ? (
        <>
          <Row label={say.tiers} field="readers.tiers">
            <Choice
              label={say.tiers}
              value={held.length === 0 ? 'all' : held.length === 1 ? (held[0] ?? 'all') : 'some'}
              options={[
                { id: 'all', name: say.everyTier },
                ...tiers.map((tier) => ({ id: tier, name: say.onlyTier(words.tier[tier] ?? tier) })),
                ...(held.length > 1
                  ? [{ id: 'some', name: held.map((tier) => words.tier[tier] ?? tier).join('、') }]
                  : []),
              ]}
              disabled={!editable}
              onChange={(id) => id !== 'some' && put(['tiers'], id === 'all' ? undefined : [id])}
            />
          </Row>
          <Posts label={say.posts} field="posts" shown={shown} put={put} />
          <Posts label={say.withReason} field="withReason" shown={shown} put={put} />
        </>
      ) : null}
    </details>
  );
};

const Posts = ({
  label,
  field,
  shown,
  put,
}: ProcessPartProps & {
  readonly label: string;
  readonly field: 'posts' | 'withReason';
  readonly put: (path: readonly string[], value: Json | undefined) => void;
}) => {
  const { editable } = useWorld();
  const { posts } = usePack();
  const chosen = listOf(objectOf(shown.chart.json['readers'])[field]).map(String);
  const nameOf = (id: string): string => textOf(posts.find((post) => post['id'] === id)?.['name']) || id;
  const set = (next: readonly string[]): void => put([field], next.length === 0 ? undefined : [...next]);
  return (
    <Row label={label} field={`readers.${field}`}>
      <ol className="d-book-posts">
        {chosen.map((id) => (
          <li key={id}>
            <span className="d-grow">{nameOf(id)}</span>
            {editable ? (
              <RemoveButton
                label={`${words.books.remove}：${nameOf(id)}`}
                onPress={() => set(chosen.filter((one) => one !== id))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {editable ? (
        <Choice
          small
          label={`${label}：${words.books.addPost}`}
          placeholder={`＋ ${words.books.addPost}`}
          value=""
          options={posts
            .filter((post) => !chosen.includes(textOf(post['id'])))
            .map((post) => ({
              id: textOf(post['id']),
              name: textOf(post['name']),
              more: words.tier[textOf(post['tier'])] ?? '',
            }))}
          onChange={(id) => set([...chosen, id])}
        />
      ) : null}
    </Row>
  );
};
