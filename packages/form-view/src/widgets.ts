import type { FieldKindName } from '@fiveones/forms';
import { BooleanWidget, ChoicesWidget, ChoiceWidget, MemberWidget } from './widgets/choice.tsx';
import { DateTimeWidget, DateWidget, MonthWidget } from './widgets/date.tsx';
import { OpinionsText, ShownChoice, ShownText } from './widgets/read.tsx';
import { RegionText, RegionWidget } from './widgets/region.tsx';
import { RowsText, RowsWidget } from './widgets/rows.tsx';
import { SignatureText, SignatureWidget } from './widgets/signature.tsx';
import {
  BankAccountWidget,
  IdCardWidget,
  NumberWidget,
  PhoneWidget,
  ShareWidget,
  TextareaWidget,
  TextWidget,
} from './widgets/text.tsx';
import { FilesText, FilesWidget, PhotosText, PhotosWidget } from './widgets/upload.tsx';
import type { Widget } from './widgets/widget.ts';

const line = { group: false, wide: false } as const;
const several = { group: true, wide: false } as const;
const block = { group: true, wide: true } as const;
const number: Widget = { ...line, edit: NumberWidget };
const shown: Widget = { ...line, edit: ShownText };

/** Every kind and how it is drawn. */
export const widgets = {
  text: { ...line, edit: TextWidget },
  textarea: { ...line, edit: TextareaWidget, wide: true },
  integer: number,
  number,
  money: number,
  percent: number,
  share: { ...line, edit: ShareWidget },
  boolean: { ...several, edit: BooleanWidget, read: ShownChoice },
  choice: { ...several, edit: ChoiceWidget, read: ShownChoice },
  choices: { ...several, edit: ChoicesWidget, read: ShownChoice },
  date: { ...line, edit: DateWidget },
  dateTime: { ...line, edit: DateTimeWidget },
  month: { ...line, edit: MonthWidget },
  idCard: { ...line, edit: IdCardWidget },
  phone: { ...line, edit: PhoneWidget },
  region: { ...several, edit: RegionWidget, read: RegionText },
  bankAccount: { ...line, edit: BankAccountWidget },
  files: { ...block, edit: FilesWidget, read: FilesText },
  photos: { ...block, edit: PhotosWidget, read: PhotosText },
  signature: { ...several, edit: SignatureWidget, read: SignatureText },
  person: shown,
  object: shown,
  rows: { ...block, edit: RowsWidget, read: RowsText },
  memberRef: { ...line, edit: MemberWidget },
  opinions: { ...block, edit: OpinionsText, read: OpinionsText },
  computed: shown,
} as const satisfies Record<FieldKindName, Widget>;
