import type { ChartState } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Failed, Loading } from './states.tsx';

const ChartPicture = lazy(() =>
  import('./chart-picture.tsx').then((part) => ({ default: part.ChartPicture })),
);

/** Where a case stands on its own version of the chart. */
export function ChartInCase({ instance }: { readonly instance: string }): ReactNode {
  const chart = useQuery({
    queryKey: ['chart', instance],
    queryFn: () => api.instance.chart.query({ instance }),
  });
  if (chart.isPending) return <Loading rows={4} />;
  if (chart.isError) return <Failed error={chart.error} again={() => void chart.refetch()} />;
  const state: ChartState = chart.data.state;
  return (
    <Suspense fallback={<Loading rows={4} />}>
      <ChartPicture process={chart.data.process} layout={chart.data.layout} state={state} />
    </Suspense>
  );
}
