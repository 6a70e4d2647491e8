import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

/** A box over the page, closed by Escape; by a click beside it too, unless something is typed in it. */
export function Box({
  title,
  close,
  children,
  wide = false,
  typed = false,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly typed?: boolean;
}): ReactNode {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable={!typed} onOpenChange={(open) => !open && close()}>
      <Modal className={`modal ${wide ? 'wide' : ''}`}>
        <Dialog className="dialog" aria-label={title}>
          <h2>{title}</h2>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
