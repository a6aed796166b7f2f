/** How far long work is, on one line of a watched terminal; elsewhere nothing. */
import { isWatched } from "./terminal.ts";

const BAR = 24;
const LEAST_MS_BETWEEN = 100;

export class Progress {
  readonly #watched = isWatched(process.stderr);
  readonly #what: string;
  #drawnAt = 0;
  #isDrawn = false;

  /** @param what the thing counted, `trees` */
  constructor(what: string) {
    this.#what = what;
  }

  /** Shows `done` of `total`; without a total only the count. */
  show(done: number, total?: number): void {
    if (!this.#watched) return;
    const now = performance.now();
    if (now - this.#drawnAt < LEAST_MS_BETWEEN && done !== total) return;
    this.#drawnAt = now;
    this.#isDrawn = true;
    const filled = total === undefined || total === 0 ? 0 : Math.floor((BAR * done) / total);
    const bar = total === undefined ? "" : `${"█".repeat(filled)}${"░".repeat(BAR - filled)} `;
    process.stderr.write(`\r\u001b[2K${bar}${done}${total === undefined ? "" : `/${total}`} ${this.#what}`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#isDrawn) process.stderr.write("\r\u001b[2K");
    this.#isDrawn = false;
  }
}
