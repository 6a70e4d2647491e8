import { deflateRawSync } from 'node:zlib';

/** A zip file of some parts, as any program writes one. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    // What it says of its size unpacked is a lie that nobody may believe.
    entry.writeUInt32LE(1, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += head.length + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, listed, end]));
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet, from the XML of its lines. */
export const workbookOf = (lines: string, more: Readonly<Record<string, string | Buffer>> = {}): Uint8Array =>
  zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lines}</sheetData></worksheet>`,
    ...more,
  });

/** Text as a Chinese screen saves it in GB18030. */
export function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    const [high, low] = twoBytes.get(letter) ?? [letter.charCodeAt(0)];
    bytes.push(high ?? 0, ...(low === undefined ? [] : [low]));
  }
  return Uint8Array.from(bytes);
}

const decoder = new TextDecoder('gb18030');
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);
const twoBytes: ReadonlyMap<string, readonly number[]> = new Map(
  range(0xa1, 0xf7).flatMap((high) =>
    range(0xa1, 0xfe).map((low) => [decoder.decode(Uint8Array.of(high, low)), [high, low]] as const),
  ),
);
