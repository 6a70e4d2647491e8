import type { Sheet } from '@fiveones/casework';
import writeExcelFile from 'write-excel-file/node';

/** Sheets as the bytes of an xlsx file. The heads stand out; the first column is wide. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await writeExcelFile(
    sheets.map(({ name, rows, heads = 2 }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map((value) =>
          value === null ? null : index < heads ? { value, fontWeight: 'bold' as const, wrap: true } : value,
        ),
      ),
      columns: (rows[Math.min(1, heads - 1)] ?? []).map((_, index) => ({ width: index === 0 ? 28 : 12 })),
      stickyRowsCount: heads,
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}
