import type { ChartState } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { late } from './late.tsx';
import { Failed, Loading } from './states.tsx';

const ChartPicture = late(() => import('./chart-picture.tsx').then((part) => part.ChartPicture));

/** Where a case stands on its own version of the chart. */
export function ChartInCase({ instance }: { readonly instance: string }): ReactNode {
  const chart = useQuery({
    queryKey: ['chart', instance],
    queryFn: () => api.instance.chart.query({ instance }),
  });
  if (chart.isPending) return <Loading rows={4} />;
  if (chart.isLoadingError) return <Failed error={chart.error} again={() => void chart.refetch()} />;
  const state: ChartState = chart.data.state;
  return <ChartPicture process={chart.data.process} layout={chart.data.layout} state={state} />;
}
