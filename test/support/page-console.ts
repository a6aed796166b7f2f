/** The commands that a page of the docs shows, run as a reader would: what they print, and what a server answers. */
import { spawn } from "node:child_process";
import type { TestContext } from "node:test";
import { BIN, run } from "../cli/run.ts";

export interface Step {
  readonly command: string;
  /** what stands below it */
  readonly output: string;
}

/** The steps of each `console` block: a line that starts with `$` and what follows it. */
export function consoleSteps(page: string): Step[] {
  const blocks = Array.from(page.matchAll(/^```console\n(.*?)^```/gms), ([, block]) => block);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((step) => ({ command: step.slice(0, step.indexOf("\n")), output: step.slice(step.indexOf("\n") + 1) })),
  );
}

/** What the command prints in `folder`, with `<sha256>` and `<size>`; of one that fails its error too. */
export async function printedIn(folder: string, command: string): Promise<string> {
  const script = command.replaceAll(/\bbrine (?=[a-z])/g, `"${process.execPath}" "${BIN}" `);
  const { code, stdout, stderr } = await run("sh", ["-c", script], { cwd: folder });
  return (code === 0 ? stdout : stdout + stderr).replace(/\b[0-9a-f]{64}\b/g, "<sha256>").replace(/\d+ bytes/g, "<size> bytes");
}

/** Runs `brine serve …` on a free port until `ask` has its answer, then ends it as Ctrl-C does. @returns the exit code and its answer */
export async function whileServing<T>(
  t: TestContext,
  folder: string,
  command: string,
  ask: (url: string) => Promise<T>,
): Promise<{ code: number | null; answer: T }> {
  const words = command.replace(/ --port \d+/, "").split(" ");
  const child = spawn(process.execPath, [BIN, ...words.slice(1), "--port", "0"], { cwd: folder });
  t.after(() => child.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let banner = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      banner += text;
      if (banner.includes("Ctrl-C")) resolve();
    });
    child.on("close", () => reject(new Error(`${command}\n${banner}`)));
  });
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(banner) ?? [""];
  const answer = await ask(url);
  child.kill("SIGINT");
  return { code: await ended, answer };
}
