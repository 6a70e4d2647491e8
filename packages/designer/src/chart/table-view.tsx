import type { Shown } from './use-chart.ts';
export const TableView = (_: { readonly shown: Shown }) => null;
