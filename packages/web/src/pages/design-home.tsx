import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';

const states = {
  published: '已发布',
  'draft-changed': '草稿有改动',
  'in-review': '待复核',
  unpublished: '未发布',
} as const;

/** 设计: the packages of this county. */
export function DesignHome(): ReactNode {
  const packages = useQuery({ queryKey: ['packages'], queryFn: () => api.design.packages.query() });
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
        ) : packages.isError ? (
          <Failed error={packages.error} again={() => void packages.refetch()} />
        ) : null}
        {packages.data?.length === 0 ? (
          <div className="empty">还没有模板包。请管理员装上模板再来。</div>
        ) : null}
        <ul className="packages">
          {packages.data?.map((one) => (
            <li key={one.id}>
              <a {...linkTo(`/design/${one.id}`)}>
                <span>
                  <b>{one.name}</b> <small>{one.version} 版</small>{' '}
                  <em className={`chip ${one.state === 'published' ? 'green' : 'amber'}`}>
                    {one.reviewIsYours ? '等您复核' : states[one.state]}
                  </em>
                </span>
                <span className="muted">
                  {one.counts.processes} 个流程 · {one.counts.forms} 张表 · {one.counts.parameters} 个参数 ·{' '}
                  {one.counts.scenarios} 个样例 · 在办 {one.openInstances} 件
                </span>
                <ChevronRight aria-hidden />
              </a>
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
