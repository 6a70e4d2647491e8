import type { Page } from 'playwright-core';

/** Words outside the chart and the paper that are drawn smaller than this, in pixels of the screen. */
export const smallerThan = (page: Page, least: number): Promise<readonly string[]> =>
  page.evaluate((size) => {
    const zoomOf = (element: Element | null): number =>
      element === null ? 1 : (Number(getComputedStyle(element).zoom) || 1) * zoomOf(element.parentElement);
    return [...document.querySelectorAll<HTMLElement>('.designer *')].flatMap((element) => {
      const says = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      const apart = element.closest('.react-flow, .d-canvas-foot, .d-desk, .d-number, select') !== null;
      if (!says || apart || !element.checkVisibility()) return [];
      const shown = Number.parseFloat(getComputedStyle(element).fontSize) * zoomOf(element);
      return shown < size ? [`${element.textContent} ${shown}`] : [];
    });
  }, least);
