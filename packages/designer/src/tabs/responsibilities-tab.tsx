import { Plus } from 'lucide-react';
import { useState } from 'react';
import { addResponsibility, setResponsibility, type JsonObject } from '@fiveones/definition';
import { built, together } from '../changes.ts';
import { textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, TextInput } from '../controls.tsx';
import { freshDutyId } from '../duties.ts';
import { basisText, type Pack } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';

const tiers = ['village', 'town', 'county', 'city', 'province'] as const;

/** The responsibility list: the rows assign the work, so tier, unit and post are edited in place. */
export const ResponsibilitiesTab = () => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const [query, setQuery] = useState('');
  const found = pack.responsibilities.filter((row) =>
    `${textOf(row['matter'])}${textOf(row['unitName'])}${textOf(row['postName'])}${textOf(row['duty'])}`.includes(
      query.trim(),
    ),
  );
  const add = (): void => {
    const row = {
      id: freshDutyId(pack),
      matter: words.duties.matter,
      step: `${pack.charts[0]?.id ?? 'process'}/*`,
      tier: 'town',
      unit: 'townCivilAffairs',
      unitName: '镇民政办',
      kind: 'R',
      duty: words.duties.matter,
      limit: '随流程',
      basis: ['本地规定'],
      evidence: [],
    };
    store.getState().change(
      words.duties.add,
      built((files) => addResponsibility(files, { row })),
    );
  };
  return (
    <div className="d-page">
      <div className="d-screen-bar">
        <SearchBox name={words.duties.search} query={query} onQuery={setQuery} wide />
        {editable ? (
          <button type="button" className="d-button" onClick={add}>
            <Plus size={14} aria-hidden />
            {words.duties.add}
          </button>
        ) : null}
        <span className="d-faint">{words.duties.count(found.length)}</span>
      </div>
      <div className="d-table-box">
        <table className="d-table d-duties">
          <thead>
            <tr>
              {[
                words.duties.number,
                words.duties.matter,
                words.duties.step,
                words.duties.tier,
                words.duties.unit,
                words.duties.post,
                words.duties.kind,
                words.duties.limit,
                words.duties.basis,
              ].map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <DutyRow key={textOf(row['id'])} row={row} pack={pack} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

/** The name of the step a row is about. */
const stepName = (pack: Pack, step: string): string => {
  const [process, node] = step.split('/');
  const chart = pack.charts.find((one) => one.id === process);
  return node === '*' ? (chart?.name ?? '') : (chart?.chart.steps.find((one) => one.id === node)?.name ?? '');
};

const DutyRow = ({ row, pack }: { readonly row: JsonObject; readonly pack: Pack }) => {
  const { store } = useWorld();
  const organisation = useDesigner((state) => state.organisation);
  const id = textOf(row['id']);
  const set = (what: string, parts: Readonly<Record<string, string>>): void =>
    void store
      .getState()
      .change(
        words.deed.set(what),
        together(
          ...Object.entries(parts).map(([key, value]) =>
            built((files) => setResponsibility(files, { row: id, path: [key], value })),
          ),
        ),
      );
  const posts = pack.posts.filter((post) => post['tier'] === row['tier']);
  return (
    <tr data-off={row['disabled'] === true}>
      <th scope="row">{id}</th>
      <td title={textOf(row['duty'])}>
        <TextInput
          label={words.duties.matter}
          value={textOf(row['matter'])}
          onChange={(matter) => set(words.duties.matter, { matter })}
        />
      </td>
      <td className="d-clip">{stepName(pack, textOf(row['step']))}</td>
      <td>
        <Choice
          small
          label={words.duties.tier}
          value={textOf(row['tier'])}
          options={tiers.map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
          onChange={(tier) => set(words.duties.tier, { tier })}
        />
      </td>
      <td>
        <TextInput
          label={words.duties.unit}
          value={textOf(row['unitName'])}
          onChange={(unitName) => set(words.duties.unit, { unitName })}
        />
      </td>
      <td>
        <Choice
          small
          label={words.duties.post}
          value={textOf(row['post'])}
          placeholder="—"
          options={posts.map((post) => ({
            id: textOf(post['id']),
            name: textOf(post['name']),
            ...(organisation.posts.find((one) => one.id === post['id'])?.holders.length === 0
              ? { more: words.who.vacant }
              : {}),
          }))}
          onChange={(post) =>
            set(words.duties.post, {
              post,
              postName: textOf(posts.find((one) => one['id'] === post)?.['name']) || post,
            })
          }
        >
          {posts.some((post) => post['id'] === row['post']) || row['postName'] === undefined ? undefined : (
            <span>{textOf(row['postName'])}</span>
          )}
        </Choice>
      </td>
      <td>{words.duties.kinds[textOf(row['kind'])] ?? ''}</td>
      <td>{textOf(row['limit'])}</td>
      <td className="d-clip">{basisText(pack, row['basis'])}</td>
    </tr>
  );
};
