/** A table to be kept as a file; its first row is the head. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** In letters, a column each. */
  readonly widths: readonly number[];
}

/** Hands a sheet to the browser as an xlsx file to keep. */
export async function saveSheet(file: string, { name, rows, widths }: Sheet): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const data = rows.map((row, place) =>
    row.map((value) =>
      value === ''
        ? null
        : {
            value,
            wrap: true,
            alignVertical: 'top' as const,
            ...(place === 0 ? { fontWeight: 'bold' as const } : {}),
          },
    ),
  );
  await write(data, {
    sheet: sheetName(name),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toFile(`${file}.xlsx`);
}

/** What a sheet may be called: 31 letters, none of them used by addresses of cells. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*:[\]]/g, ' ').slice(0, 31);
