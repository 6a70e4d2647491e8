/** How a package goes out as one file: its files by their path. */
interface PackageFile {
  readonly format: 'fiveones-package';
  readonly files: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The files of a package out of the text of one file; `undefined` when it is none. */
export function readPackageFile(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const isPackage = isRecord(read) && read['format'] === 'fiveones-package';
    return isPackage && isRecord(read['files']) ? read['files'] : undefined;
  } catch {
    return undefined;
  }
}

/** The text of one file that holds a package. */
export const packageFileText = (files: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ format: 'fiveones-package', files } satisfies PackageFile, null, 2)}\n`;

/** Hands a package to the browser as a file to keep. */
export function savePackageFile(name: string, files: Readonly<Record<string, unknown>>): void {
  const address = URL.createObjectURL(new Blob([packageFileText(files)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
