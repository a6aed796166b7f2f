/** Where text goes, and whether somebody is watching. */
import type { WriteStream } from "node:tty";

type Stream = NodeJS.WriteStream | WriteStream;

/** Whether a person watches this stream live: a terminal, outside of a CI run. */
export function isWatched(stream: Stream): boolean {
  const { CI, TERM } = process.env;
  return stream.isTTY === true && (CI === undefined || CI === "" || CI === "false") && TERM !== "dumb";
}

/** Whether to colour: on a watched terminal, unless `NO_COLOR` says otherwise (https://no-color.org). */
export function isColourful(stream: Stream): boolean {
  const { NO_COLOR } = process.env;
  return isWatched(stream) && (NO_COLOR === undefined || NO_COLOR === "");
}

/** Writes a result to stdout and waits until it is out, so that a full disk behind `>` is an error and not silence. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Says something that is not the result, one line to stderr. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
