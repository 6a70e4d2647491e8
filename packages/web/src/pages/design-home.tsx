import { useQuery } from '@tanstack/react-query';
import type { PackageCard } from '@fiveones/casework';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { SearchLine } from '../parts/search-line.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { useMe } from '../session.tsx';
import { words } from '../words.ts';
import { DesignBegin } from './design-begin.tsx';
import { parameterWords } from './parameter-words.ts';
import { savePackageFile } from './package-file.ts';

const states = {
  published: '已发布',
  'draft-changed': '草稿有改动',
  'in-review': '待复核',
  unpublished: '未发布',
} as const;

/** What waits for somebody stands above what is in force and at rest. */
const first: readonly PackageCard['state'][] = ['in-review', 'draft-changed', 'unpublished', 'published'];
const placeOf = ({ reviewIsYours, state }: PackageCard): number =>
  reviewIsYours ? -1 : first.indexOf(state);

/** More than one looks over at a glance: then there is a box to find one in. */
const many = 8;

const take = async ({ id, name, version }: PackageCard): Promise<void> => {
  const { draft } = await api.design.load.query({ packageId: id });
  savePackageFile(`${name}-${version}`, draft);
};

/** The designer is large: it is fetched while the list is read, so that a package opens at once. */
const fetchDesigner = (): void => void import('./design.tsx').catch(() => undefined);

/** 设计: the packages of this county. */
export function DesignHome(): ReactNode {
  const me = useMe();
  const packages = useQuery({ queryKey: ['packages'], queryFn: () => api.design.packages.query() });
  const [text, setText] = useState('');
  const listed = packages.isSuccess;
  useEffect(() => {
    const timer = listed ? setTimeout(fetchDesigner, 150) : undefined;
    return () => clearTimeout(timer);
  }, [listed]);
  const shown = (packages.data ?? [])
    .filter(({ name, category }) => `${name} ${category}`.includes(text.trim()))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <Shell>
      <div className="today">
        <div className="day-head">
          <div>
            <h1>设计</h1>
            <p>改流程、表单、规则和参数；发布之前，办件都按原来的办。</p>
          </div>
        </div>
        {packages.isPending ? (
          <Loading rows={3} />
        ) : packages.isLoadingError ? (
          <Failed error={packages.error} again={() => void packages.refetch()} />
        ) : null}
        {packages.data?.length === 0 ? (
          <div className="empty">还没有模板包。从空白开始，或导入一个。</div>
        ) : null}
        {me.draws && packages.data ? <DesignBegin /> : null}
        {(packages.data?.length ?? 0) > many ? (
          <SearchLine text={text} label={words.designHome.find} onText={setText} />
        ) : null}
        {packages.data?.length !== 0 && shown.length === 0 && text !== '' ? (
          <div className="empty">{words.designHome.notFound(text)}</div>
        ) : null}
        <ul className="packages">
          {shown.map((one) => (
            <li key={one.id}>
              <a {...linkTo(`/design/${one.id}`)}>
                <span>
                  <b>{one.name}</b> <small>{one.version} 版</small>{' '}
                  <em className={`chip ${one.state === 'published' ? 'green' : 'amber'}`}>
                    {one.reviewIsYours ? '等您复核' : states[one.state]}
                  </em>
                  {one.upstreamVersion === undefined ? null : (
                    <em className="chip blue">{words.designHome.upstream(one.upstreamVersion)}</em>
                  )}
                </span>
                <span className="muted">
                  {one.counts.processes} 个流程 · {one.counts.forms} 张表 · {one.counts.parameters} 个参数 ·{' '}
                  {one.counts.scenarios} 个样例 · 在办 {one.openInstances} 件
                </span>
              </a>
              <button type="button" className="move" onClick={() => void take(one)}>
                {words.designHome.export}
              </button>
              <SheetLink packageId={one.id} />
              {one.openInstances > 0 ? (
                <a className="move" {...linkTo(`/design/${one.id}/move`)}>
                  把在办的移到新版
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Shell>
  );
}

/** How far the county has come with the parameters of a package, and what it has put off. */
function SheetLink({ packageId }: { readonly packageId: string }): ReactNode {
  const progress = useQuery({
    queryKey: ['parameter-progress'],
    queryFn: () => api.parameter.progress.query(),
  });
  const one = progress.data?.find((sheet) => sheet.packageId === packageId);
  if (one === undefined) return null;
  return (
    <a className="move" {...linkTo(`/design/${packageId}/parameters`)}>
      {parameterWords.card(one.answered, one.questions)}
      {one.unsure > 0 ? <em className="chip amber">{parameterWords.unsure(one.unsure)}</em> : null}
    </a>
  );
}
