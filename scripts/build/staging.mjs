/** A build happens in a folder of its own and becomes dist/ by a rename: whoever looks sees the old build or the new one, never half of one. */
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { isRunning } from "../process.mjs";

const ABANDONED = /^dist-(?:new|old)-(\d+)$/;

/** A new folder to build into. Folders of builds that were interrupted are removed first. */
export function stagingFolder() {
  for (const name of readdirSync(".")) {
    const pid = ABANDONED.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(name, { recursive: true, force: true });
  }
  const folder = `dist-new-${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** Puts the finished folder in the place of dist/. */
export async function publish(staging) {
  const old = `dist-old-${process.pid}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      rename("dist", old);
      renameSync(staging, "dist");
      break;
    } catch (error) {
      // Another build may have put its own there between the two renames; Windows refuses while a file of the folder is open.
      if (attempt === 20 || !["EPERM", "EBUSY", "EACCES", "ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
      rmSync(old, { recursive: true, force: true });
      await setTimeout(100);
    }
  }
  rmSync(old, { recursive: true, force: true });
}

function rename(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
