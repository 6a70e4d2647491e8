import type { JsonObject } from '@fiveones/definition';
import type { ReactNode } from 'react';
import { words } from '../words.ts';

const say = words.case;

/** A part of a payment that is shown. */
interface Paid {
  readonly key: string;
  readonly label: string;
  readonly value: string | number | boolean;
}

/** What somebody may read of a payment; nothing where all of it is kept from them. */
export const paidOf = (payment: JsonObject | undefined): readonly Paid[] =>
  Object.entries(payment ?? {}).flatMap(([key, value]) => {
    const label = say.paymentLabels[key];
    return label === undefined || value === null || typeof value === 'object' ? [] : [{ key, label, value }];
  });

/** What is paid, as far as the reader may know; see `paidOf`. */
export const CasePayment = ({ paid }: { readonly paid: readonly Paid[] }): ReactNode => (
  <dl className="pairs">
    {paid.map(({ key, label, value }) => (
      <div key={key}>
        <dt>{label}</dt>
        <dd>{paymentText(key, value)}</dd>
      </div>
    ))}
  </dl>
);

/** Amounts in yuan and fen; of an account only its end, since neighbours may look over the shoulder. */
function paymentText(key: string, value: string | number | boolean): string {
  if (key === 'accountRef') return say.accountEnd(String(value).slice(-4));
  if (typeof value === 'number')
    return Number.isInteger(value) && key === 'coveredCount' ? String(value) : value.toFixed(2);
  return say.paymentWords[String(value)] ?? String(value);
}
