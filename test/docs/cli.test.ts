import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BIN, run, temporaryFolder } from "../cli/run.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(join(ROOT, "docs/cli.md"), "utf8");
const consoles = [...page.matchAll(/^```console\n(.*?)^```/gms)].map(([, block]) => block);
const NEW = "id,sepal_length,sepal_width,petal_length,petal_width\n007,5.1,3.5,1.4,0.2\n008,6.3,2.9,5.6,1.8\n";

/** The words as the page has them, with the built command for `brine`. */
function script(line: string): string {
  return line.replaceAll(/\bbrine (?=[a-z])/g, `"${process.execPath}" "${BIN}" `);
}

test("every command of docs/cli.md prints what stands below it", { skip: process.platform === "win32" }, async (t) => {
  const folder = temporaryFolder(t);
  copyFileSync(join(ROOT, "examples/iris.csv"), join(folder, "iris.csv"));
  writeFileSync(join(folder, "new.csv"), NEW);
  assert.ok(consoles.length >= 8);
  for (const block of consoles) {
    const steps = block.split(/^\$ /m).slice(1);
    for (const step of steps) {
      const end = step.indexOf("\n");
      const { code, stdout, stderr } = await run("sh", ["-c", script(step.slice(0, end))], { cwd: folder });
      const shown = (code === 0 ? stdout : stdout + stderr).replace(/\b[0-9a-f]{64}\b/g, "<sha256>").replace(/\d+ bytes/g, "<size> bytes");
      assert.equal(shown, step.slice(end + 1), step.slice(0, end));
    }
  }
  // The commands that do not end by themselves: each comes as far as its banner.
  mkdirSync(join(folder, "models"));
  copyFileSync(join(folder, "iris.safetensors"), join(folder, "models/iris.safetensors"));
  for (const [line] of page.matchAll(/^brine serve .*$/gm)) {
    const words = line
      .replace(/ --port \d+/, "")
      .split(" ")
      .slice(1);
    const child = spawn(process.execPath, [BIN, ...words, "--port", "0"], { cwd: folder });
    t.after(() => child.kill("SIGKILL"));
    let banner = "";
    const code = await new Promise((resolve) => {
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        banner += text;
        if (banner.includes("Ctrl-C")) child.kill("SIGINT");
      });
      child.on("close", resolve);
    });
    assert.deepEqual([code, /listening on http/.test(banner)], [0, true], `${line}\n${banner}`);
  }
});

test("docs/cli.md names every option of every command, and no other", async () => {
  const stated = new Set(page.match(/--[a-z][a-z-]+/g));
  const known = new Set<string>();
  for (const name of ["train", "inspect", "convert", "predict", "evaluate", "verify", "serve"]) {
    const { stdout } = await run(process.execPath, [BIN, name, "--help"]);
    for (const [, option] of stdout.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)) known.add(option);
  }
  assert.deepEqual([...stated].sort(), [...known].sort());
});
