import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { words } from '../words.ts';
import { Wrong } from './wrong.tsx';

/** The end of a dialog: what went wrong, and the two ways out. Without `send` the form it stands in is submitted. */
export const DialogEnd = ({
  wrong,
  label,
  close,
  send,
  busy = false,
}: {
  readonly wrong: string;
  readonly label: string;
  readonly close: () => void;
  readonly send?: () => void;
  readonly busy?: boolean;
}): ReactNode => (
  <>
    <Wrong text={wrong} />
    <div className="row end">
      <Button className="button" onPress={close}>
        {words.cancel}
      </Button>
      <Button
        className="button primary"
        isDisabled={busy}
        {...(send ? { onPress: send } : { type: 'submit' })}
      >
        {label}
      </Button>
    </div>
  </>
);
