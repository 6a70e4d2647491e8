import { idOf } from './form-context.tsx';

const focusable = 'input:not([type=hidden]), select, textarea, button, canvas, [tabindex]';

/**
 * Brings a field into view and puts the cursor in it. Answers whether it was found; a field on another page or in a
 * closed card is not, and then the nearest thing around it is taken.
 */
export function goToField(prefix: string, path: string): boolean {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const control =
      document.getElementById(idOf(prefix, at)) ??
      document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"] ${focusable}`);
    if (control === null) continue;
    (control.closest('[data-path]') ?? control).scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
    // A closed card opens for what is inside it.
    if (at !== path && control.getAttribute('aria-expanded') === 'false') {
      control.click();
      requestAnimationFrame(() => goToField(prefix, path));
    }
    return at === path;
  }
  return false;
}

/** Brings a section of the paper to the top of what scrolls. */
export function goToSection(id: string): void {
  document.querySelector(`.fv-section[data-section="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start' });
}
