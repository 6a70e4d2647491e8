import type { IndicatorView, TableView } from '@fiveones/casework';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, Lock, Upload } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { api } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { CorrectionsDialog, FigureDrawer, GiveDialog } from './village-figure.tsx';
import { changeText, MonthPicker, numberText, PlacePicker, type VillageAt } from './village-parts.tsx';
import { importWords } from './import-words.ts';
import { ImportDialog } from './village-import.tsx';
import { villageWords as say } from './village-words.ts';

/** 1 套表: figures of a place and a month, each with what stands behind it. */
export function VillageTable({
  at,
  table,
  regions,
  picker,
}: {
  readonly at: VillageAt;
  readonly table: string;
  /** Chooses among several tables. */
  readonly picker?: ReactNode;
  readonly regions: Awaited<ReturnType<typeof api.village.places.query>>['regions'];
}): ReactNode {
  const asked = { region: at.region, table, ...(at.month === undefined ? {} : { month: at.month }) };
  const view = useQuery({
    queryKey: ['village', 'table', asked],
    queryFn: () => api.village.table.query(asked),
    placeholderData: keepPreviousData,
  });
  const [chosenGroup, setGroup] = useState<string>();
  const [chosen, setChosen] = useState('');
  const [giving, setGiving] = useState<IndicatorView>();
  const [broad, setBroad] = useState(false);
  if (view.isLoadingError) return <Failed error={view.error} again={() => void view.refetch()} />;
  if (view.isPending) return <Loading rows={8} />;
  const { data } = view;
  const group = chosenGroup ?? firstFilled(data);
  const rows = data.groups.flatMap((one) => one.rows);
  const row = rows.find(({ id }) => id === chosen);
  return (
    <>
      <div className="row wrap village-head">
        <h1>
          {data.regionName} {say.monthName(data.month)}
        </h1>
        <Frozen data={data} asked={asked} />
        <span className="grow" />
        {picker}
        <PlacePicker regions={regions} value={at.region} onChange={(place) => at.to({ place })} />
        <MonthPicker months={data.months} value={data.month} onChange={(month) => at.to({ month })} />
        {data.imports ? <ImportButton asked={{ ...asked, month: data.month }} /> : null}
        <ExportMenu data={data} />
      </div>
      <div className={`village-columns ${row ? 'open' : ''}`}>
        <section className="card figures" aria-busy={view.isFetching}>
          <Groups data={data} group={group} choose={setGroup} count={rows.length}>
            {data.places.length > 1 ? (
              <button type="button" className="link" onClick={() => setBroad(!broad)}>
                {broad ? say.hidePlaces : say.showPlaces}
              </button>
            ) : null}
          </Groups>
          <Figures
            data={data}
            group={group}
            broad={broad}
            chosen={chosen}
            look={(id) => setChosen(id === chosen ? '' : id)}
            give={setGiving}
          />
        </section>
        {row ? <FigureDrawer asked={asked} month={data.month} row={row} close={() => setChosen('')} /> : null}
      </div>
      {giving ? (
        <GiveDialog asked={{ ...asked, month: data.month }} row={giving} close={() => setGiving(undefined)} />
      ) : null}
    </>
  );
}

/** Figures with what they were before and where they come from; `broad`: with those of the places below instead. */
const Figures = ({
  data,
  group,
  broad,
  chosen,
  look,
  give,
}: {
  readonly data: TableView;
  /** The only group that is shown; none: all. */
  readonly group: string;
  readonly broad: boolean;
  readonly chosen: string;
  readonly look: (id: string) => void;
  readonly give: (row: IndicatorView) => void;
}): ReactNode => (
  <div className="wide-table">
    <table>
      <thead>
        <tr>
          <th scope="col">{say.indicator}</th>
          <th scope="col" className="number">
            {say.value}
          </th>
          {broad ? (
            data.places.map(({ region, name }) => (
              <th key={region} scope="col" className="number">
                {name}
              </th>
            ))
          ) : (
            <>
              <th scope="col" className="number change">
                {say.change}
              </th>
              <th scope="col">{say.from}</th>
            </>
          )}
        </tr>
      </thead>
      {data.groups
        .filter(({ name }) => group === '' || name === group)
        .map(({ name, rows }) => (
          <tbody key={name}>
            {group === '' ? (
              <tr className="group">
                <th scope="rowgroup" colSpan={broad ? data.places.length + 2 : 4}>
                  {name}
                </th>
              </tr>
            ) : null}
            {rows.map((row) => (
              <FigureRow
                key={row.id}
                row={row}
                chosen={row.id === chosen}
                broad={broad}
                look={() => look(row.id)}
                give={() => give(row)}
              />
            ))}
          </tbody>
        ))}
    </table>
  </div>
);

/** Reads a filled in table in. */
function ImportButton({
  asked,
}: {
  readonly asked: { readonly region: string; readonly table: string; readonly month: string };
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="button" onPress={() => setOpen(true)}>
        <Upload aria-hidden /> {importWords.begin}
      </Button>
      {open ? <ImportDialog asked={asked} close={() => setOpen(false)} /> : null}
    </>
  );
}

function Frozen({
  data,
  asked,
}: {
  readonly data: TableView;
  readonly asked: { readonly region: string; readonly table: string; readonly month?: string };
}): ReactNode {
  const [open, setOpen] = useState(false);
  const corrections = useQuery({
    queryKey: ['village', 'corrections', asked],
    queryFn: () => api.village.corrections.query(asked),
    enabled: data.frozenAt !== undefined,
  });
  if (data.frozenAt === undefined) return <span className="chip">{say.notFrozen}</span>;
  return (
    <>
      <span className="chip green">
        <Lock aria-hidden /> {say.frozen(data.frozenAt)}
      </span>
      {corrections.data && corrections.data.length > 0 ? (
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {say.corrections(corrections.data.length)}
        </button>
      ) : null}
      {open && corrections.data ? (
        <CorrectionsDialog list={corrections.data} close={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function ExportMenu({ data }: { readonly data: TableView }): ReactNode {
  const download = (forPublic: boolean): void => {
    const query = new URLSearchParams({
      region: data.region,
      month: data.month,
      ...(forPublic ? { public: '1' } : {}),
    });
    location.assign(`/tables/${encodeURIComponent(data.table)}?${query.toString()}`);
  };
  return (
    <MenuTrigger>
      <Button className="button primary">
        <Download aria-hidden /> {say.exported}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={say.exported} onAction={(key) => download(key === 'public')}>
          <MenuItem id="all" className="menu-item">
            {say.exportAll}
          </MenuItem>
          <MenuItem id="public" className="menu-item">
            {say.exportPublic}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Groups({
  data,
  group,
  choose,
  count,
  children,
}: {
  readonly data: TableView;
  readonly group: string;
  readonly choose: (group: string) => void;
  readonly count: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="group-tabs" role="group" aria-label={say.indicator}>
      {data.groups.map(({ name }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === group}
          onClick={() => choose(name === group ? '' : name)}
        >
          {name}
        </button>
      ))}
      <span className="grow" />
      {children}
      <button type="button" aria-pressed={group === ''} onClick={() => choose('')}>
        {say.allGroups(count)}
      </button>
    </div>
  );
}

function FigureRow({
  row,
  chosen,
  broad,
  look,
  give,
}: {
  readonly row: IndicatorView;
  readonly chosen: boolean;
  readonly broad: boolean;
  readonly look: () => void;
  readonly give: () => void;
}): ReactNode {
  return (
    <tr className={chosen ? 'chosen' : ''}>
      <th scope="row">
        {row.name}
        {row.periodKind === 'month' ? null : <small className="muted"> {say.period[row.periodKind]}</small>}
      </th>
      <td className="number">
        {row.value === null ? (
          <span className="muted none" title={say.none}>
            <span aria-hidden>—</span>
            <span className="visually-hidden">{say.none}</span>
          </span>
        ) : (
          <button
            type="button"
            className="figure-link"
            aria-label={say.look(numberText(row.value, row.unit), row.name)}
            aria-expanded={chosen}
            onClick={look}
          >
            {numberText(row.value, row.unit)}
          </button>
        )}
        <small className="unit">{row.value === null ? '' : row.unit}</small>
      </td>
      {broad ? (
        row.places.map((value, place) => (
          <td key={place} className="number">
            {value === null ? '—' : numberText(value, row.unit)}
          </td>
        ))
      ) : (
        <>
          <td className={row.value === row.before ? 'number change same' : 'number change'}>
            {changeText(row)}
          </td>
          <td className={`from ${row.gives ? 'gives' : row.origin}`}>
            <span className={`chip ${row.origin}`} title={row.source}>
              {row.part !== undefined && row.whole !== undefined
                ? say.fraction(row.part, row.whole)
                : say.origin[row.origin]}
            </span>
            {row.gives ? (
              <button type="button" className="link" onClick={give}>
                {say.give}
              </button>
            ) : null}
            {row.imported ? (
              <small className="muted source" title={row.source}>
                {importWords.from(row.imported.at, row.imported.by)} · {row.imported.file}
              </small>
            ) : row.gives ? null : (
              <small className="muted source" title={row.source}>
                {row.source}
              </small>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

/** The group to begin with: the first in which figures prevail, so that nobody opens a page of gaps; else all. */
function firstFilled({ groups }: TableView): string {
  const filled = groups.find(
    ({ rows }) => rows.filter(({ value }) => value !== null).length * 2 > rows.length,
  );
  return filled === groups[0] ? '' : (filled?.name ?? '');
}
