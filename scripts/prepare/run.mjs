/** Programs that the preparation needs: their output is ours, and they end with us. */
import { spawn } from "node:child_process";

let running;
let stopped = false;

/** Thrown by `run` after `stop`: nothing went wrong, somebody wanted an end. */
export class Stopped extends Error {}

/**
 * Runs a program to its end. Nothing of it comes to stdout: that belongs to the result of the command that was asked for.
 *
 * @returns its exit code, or its signal's name
 */
export async function run(program, words, options = {}) {
  if (stopped) throw new Stopped();
  const code = await new Promise((resolve, reject) => {
    running = spawn(program, words, { stdio: ["ignore", 2, 2], ...options });
    running.once("error", reject);
    running.once("close", (code, signal) => resolve(code ?? signal));
  });
  running = undefined;
  if (stopped) throw new Stopped();
  return code;
}

/**
 * Ends the running program, waits for it in `run`, and lets nothing start after it. The second time, or with nothing to wait for, ends
 * this process with `code`.
 */
export function stop(code) {
  if (running === undefined || stopped) process.exit(code);
  stopped = true;
  running.kill();
}
