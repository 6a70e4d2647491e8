import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Failed, Loading } from './states.tsx';

const ChartView = lazy(() => import('@fiveones/designer').then(({ ChartView: View }) => ({ default: View })));

/** Where a case stands on its own version of the chart. */
export function ChartInCase({ instance }: { readonly instance: string }): ReactNode {
  const chart = useQuery({ queryKey: ['chart', instance], queryFn: () => api.instance.chart.query({ instance }) });
  if (chart.isPending) return <Loading rows={4} />;
  if (chart.isError) return <Failed error={chart.error} again={() => void chart.refetch()} />;
  return (
    <div className="chart-in-case">
      <Suspense fallback={<Loading rows={4} />}>
        <ChartView process={chart.data.process} layout={chart.data.layout} state={chart.data.state} />
      </Suspense>
    </div>
  );
}
