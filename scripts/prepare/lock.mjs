/**
 * One at a time: two starts in one folder must not install over each other. The lock is a file that names its holder, and its holder
 * touches it every second. It is taken over from a holder that died: its process is gone, or (another machine or container in the same
 * folder, or a process number that came back) the file was not touched for as long as `SILENCE_MS` while we watched.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isRunning } from "../process.mjs";

const TOUCH_MS = 1000;
const SILENCE_MS = 15_000;
const LOOK_MS = 100;

/**
 * Waits for the lock, runs `work`, and gives the lock back also when `work` fails or the process is ended by `process.exit`.
 *
 * @param folder where the lock's file lies
 * @param onWait called once, with the holder's process number, if there is something to wait for
 */
export async function locked(folder, onWait, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "lock");
  await take(file, onWait);
  // Only our own: after a long sleep of the machine another start may have taken the lock over.
  const ours = () => {
    const holder = read(file);
    return holder?.pid === process.pid && holder.host === hostname();
  };
  const release = () => {
    if (ours()) rmSync(file, { force: true });
  };
  const touch = setInterval(() => {
    if (ours()) utimesSync(file, new Date(), new Date());
  }, TOUCH_MS);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.removeListener("exit", release);
    release();
  }
}

async function take(file, onWait) {
  let told = false;
  let watched = { seen: "", since: performance.now() };
  while (!create(file)) {
    const holder = read(file);
    if (holder === undefined) continue;
    if (holder.seen !== watched.seen) watched = { seen: holder.seen, since: performance.now() };
    const silent = performance.now() - watched.since > SILENCE_MS;
    const gone = holder.host === hostname() && !isRunning(holder.pid);
    if (silent || gone) {
      await takeOver(file, holder.seen);
      continue;
    }
    if (!told) onWait(holder.pid);
    told = true;
    await setTimeout(LOOK_MS);
  }
}

/** Removes a dead holder's lock. A second file keeps two of us from doing so at once, of which the later would remove the other's new lock. */
async function takeOver(file, seen) {
  const guard = `${file}-takeover`;
  if (!create(guard)) {
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > SILENCE_MS) rmSync(guard, { force: true });
    await setTimeout(LOOK_MS);
    return;
  }
  try {
    if (read(file)?.seen === seen) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function create(file) {
  let handle;
  try {
    handle = openSync(file, "wx");
  } catch (error) {
    // Windows says EPERM while a removed file is still open somewhere.
    if (error.code === "EEXIST" || (error.code === "EPERM" && process.platform === "win32")) return false;
    throw error;
  }
  writeSync(handle, JSON.stringify({ pid: process.pid, host: hostname() }));
  closeSync(handle);
  return true;
}

/** Who holds the lock, and a text that changes whenever the holder touches it; `undefined` when it is gone. */
function read(file) {
  try {
    const text = readFileSync(file, "utf8");
    const { pid, host } = text === "" ? {} : JSON.parse(text);
    return { pid, host, seen: `${text} ${statSync(file).mtimeMs}` };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    if (error instanceof SyntaxError) return { pid: undefined, host: undefined, seen: "cut off" };
    throw error;
  }
}
