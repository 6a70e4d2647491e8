import type { Shown } from './use-chart.ts';
export const ColumnView = (_: { readonly shown: Shown }) => null;
