import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "../support/repository.ts";

const LOCK = pathToFileURL(join(ROOT, "scripts/prepare/lock.mjs")).href;

/** Takes the lock of `folder` in a process of its own and writes what happens into `folder/log`. */
function holder(folder: string, name: string, holdMs: number): ChildProcess {
  const program = `
    import { appendFileSync } from "node:fs";
    import { setTimeout } from "node:timers/promises";
    import { locked } from ${JSON.stringify(LOCK)};
    const log = (text) => appendFileSync("log", "${name} " + text + "\\n");
    await locked(".", (pid) => log("waits for " + (typeof pid)), async () => {
      log("in");
      console.log("in");
      await setTimeout(${holdMs});
      log("out");
    });`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
}

function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
}

function inFolder(claim: string, run: (folder: string) => Promise<void>): void {
  test(claim, async () => {
    const folder = mkdtempSync(join(tmpdir(), "brine-lock-"));
    try {
      await run(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

const log = (folder: string): string[] => readFileSync(join(folder, "log"), "utf8").trimEnd().split("\n");

inFolder("of five that want the lock at once each is alone in it, and all get it", async (folder) => {
  const names = ["a", "b", "c", "d", "e"];
  const codes = await Promise.all(names.map((name) => ended(holder(folder, name, 30))));
  assert.deepEqual(codes, [0, 0, 0, 0, 0]);
  const inside = log(folder).filter((line) => !line.includes("waits"));
  assert.equal(inside.length, 10);
  for (let i = 0; i < 10; i += 2) {
    const [name] = (inside[i] ?? "").split(" ");
    assert.deepEqual(inside.slice(i, i + 2), [`${name} in`, `${name} out`]);
  }
  assert.equal(existsSync(join(folder, "lock")), false);
});

inFolder("the lock of a process that was killed in it is taken over, without waiting", async (folder) => {
  const killed = holder(folder, "killed", 60_000);
  await new Promise((resolve) => killed.stdout?.once("data", resolve));
  killed.kill("SIGKILL");
  await ended(killed);
  assert.equal(existsSync(join(folder, "lock")), true);
  const codes = await Promise.all(["a", "b", "c"].map((name) => ended(holder(folder, name, 20))));
  assert.deepEqual(codes, [0, 0, 0]);
  assert.equal(log(folder).filter((line) => line.endsWith(" in")).length, 4);
});

inFolder("who lost the lock in a long sleep goes on, and leaves the lock of its successor alone", async (folder) => {
  const first = holder(folder, "first", 1500);
  await new Promise((resolve) => first.stdout?.once("data", resolve));
  const successor = JSON.stringify({ pid: process.pid, host: hostname() });
  writeFileSync(join(folder, "lock"), successor);
  assert.equal(await ended(first), 0);
  assert.equal(readFileSync(join(folder, "lock"), "utf8"), successor);
});

inFolder("who waits is told once, and for whom", async (folder) => {
  const first = holder(folder, "first", 700);
  await new Promise((resolve) => first.stdout?.once("data", resolve));
  assert.equal(await ended(holder(folder, "second", 0)), 0);
  assert.deepEqual(log(folder), ["first in", "second waits for number", "first out", "second in", "second out"]);
});

inFolder("a live process of another machine is believed for as long as the lock is touched", async (folder) => {
  // A process number that is nobody's here, on another host: only the file's silence could tell, and it takes 15 s.
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid, host: `not-${hostname()}` }));
  const waiting = holder(folder, "waiting", 0);
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!existsSync(join(folder, "log"))) return;
      clearInterval(look);
      resolve();
    }, 20);
  });
  assert.deepEqual(log(folder), ["waiting waits for number"]);
  rmSync(join(folder, "lock"));
  assert.equal(await ended(waiting), 0);
  assert.equal(log(folder).at(-1), "waiting out");
});
