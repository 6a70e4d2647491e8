import { parseDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';

interface CalendarPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  /** `yyyy-mm-dd`, or anything else for no day. */
  readonly day: string | undefined;
  readonly onPick: (day: string) => void;
  readonly onClose: () => void;
}

/** A month in a floating panel; arrows move, Enter picks, Escape closes. */
export function CalendarPopover({ anchor, day, onPick, onClose }: CalendarPopoverProps): ReactNode {
  const chosen = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseDate(day) : null;
  return (
    <I18nProvider locale="zh-CN">
      <Popover
        className="fv-popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
      >
        <Dialog className="fv-calendar-dialog" aria-label="日历">
          <Calendar aria-label="日历" autoFocus value={chosen} onChange={(date) => onPick(date.toString())}>
            <header className="fv-calendar-head">
              <Button slot="previous" className="fv-icon-button">
                <ChevronLeft aria-hidden size="1.15em" />
              </Button>
              <Heading className="fv-calendar-title" />
              <Button slot="next" className="fv-icon-button">
                <ChevronRight aria-hidden size="1.15em" />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="narrow">
              <CalendarGridHeader>
                {(name) => <CalendarHeaderCell className="fv-calendar-weekday">{name}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell className="fv-calendar-day" date={date} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}
