import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

/** A box over the page, closed by Escape or a click beside it. */
export function Box({
  title,
  close,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}): ReactNode {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className={`modal ${wide ? 'wide' : ''}`}>
        <Dialog className="dialog" aria-label={title}>
          <h2>{title}</h2>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
