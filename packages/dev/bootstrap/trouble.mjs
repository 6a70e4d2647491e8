/** What stops a command and is told in one sentence; `details` is what a tool had printed, shown before it. */
export class Trouble extends Error {
  /** @param {string} sentence @param {string} [details] */
  constructor(sentence, details = '') {
    super(sentence);
    this.details = details.trim();
  }
}

/** Tells a person what is going on. On stderr: stdout belongs to the command that follows. @param {string} sentence */
export const tell = (sentence) => console.error(sentence);
