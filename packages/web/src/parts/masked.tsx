import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import { LookQuestion, type Why } from './look-question.tsx';
import { lookWords as say } from './look-words.ts';

/** How long a whole number stands on the screen, in seconds. */
const shownFor = 30;

/** A masked number with its 查看: whole for a short time, once a reason has been given and kept. */
export function Masked({
  label,
  shown,
  look,
}: {
  /** Whose number it is, for who cannot see where it stands. */
  readonly label: string;
  readonly shown: string;
  readonly look: (why: Why) => Promise<{ readonly full: string }>;
}): ReactNode {
  const trigger = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string>();
  useEffect(() => {
    if (full === undefined) return undefined;
    const hide = () => setFull(undefined);
    const hideAway = () => document.hidden && hide();
    const timer = setTimeout(hide, shownFor * 1_000);
    document.addEventListener('visibilitychange', hideAway);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hideAway);
    };
  }, [full]);
  const whole = full !== undefined;
  return (
    <span className="masked">
      <span className={whole ? 'number revealed' : 'number'} role="status">
        {full ?? shown}
      </span>
      <Button
        ref={trigger}
        className="look"
        aria-label={whole ? say.hide(label) : say.look(label)}
        onPress={() => (whole ? setFull(undefined) : setAsking(true))}
      >
        {whole ? <EyeOff aria-hidden /> : <Eye aria-hidden />} {whole ? say.hideShort : say.lookShort}
      </Button>
      {whole ? <small className="muted">{say.until(shownFor)}</small> : null}
      <Popover
        className="popover look-why"
        triggerRef={trigger}
        isOpen={asking}
        onOpenChange={setAsking}
        placement="bottom start"
      >
        <Dialog aria-label={say.look(label)}>
          <LookQuestion
            ask={say.show(shownFor)}
            kept={say.kept}
            focused
            send={async (why) => {
              setFull((await look(why)).full);
              setAsking(false);
            }}
          />
        </Dialog>
      </Popover>
    </span>
  );
}
