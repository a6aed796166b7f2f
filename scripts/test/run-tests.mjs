/** Runs the compiled tests by Node's own runner. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { parseArgs } from "node:util";
import { Stopped, stop } from "../prepare/run.mjs";
import { prepare, say } from "../prepare.mjs";

/** @param words parts of the paths of the tests to run, none for all; `--slow` runs those that install the package anew instead */
export async function runTests(words) {
  const { values, positionals } = parseArgs({ args: words, options: { slow: { type: "boolean" } }, allowPositionals: true });
  const end = () => stop(130);
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  try {
    await prepare();
  } catch (error) {
    if (!(error instanceof Stopped)) say(error.message);
    process.exitCode = error instanceof Stopped ? 130 : 1;
    return;
  }
  process.off("SIGINT", end);
  process.off("SIGTERM", end);

  const files = testFiles(values.slow === true).filter(
    (file) => positionals.length === 0 || positionals.some((word) => file.includes(word)),
  );
  if (files.length === 0) {
    say(`No test file's path holds ${positionals.join(" or ")}.`);
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runNode(process.execPath, files);
}

/** The compiled test files; the slow ones, which install and build in fresh clones, or all others. */
export function testFiles(slow) {
  return readdirSync("dist/test", { recursive: true })
    .map((name) => `dist/test/${name.split(sep).join("/")}`)
    .filter((name) => name.endsWith(".test.js") && name.endsWith(".slow.test.js") === slow)
    .sort();
}

/**
 * Runs test files with a given Node. People read the tree of claims; the last lines are the runner's count in TAP's words
 * (`# tests 12`), the same for every version of Node.
 *
 * @returns the exit code
 */
export async function runNode(node, files) {
  mkdirSync(".brine", { recursive: true });
  const tap = join(".brine", `tests-${process.pid}.tap.tmp`);
  const reporters = ["spec", "tap"].flatMap((name) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${name === "tap" ? tap : "stdout"}`,
  ]);
  const child = spawn(node, ["--test", ...reporters, ...files], { stdio: "inherit" });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  if (!process.stdout.isTTY) process.stdout.write(`\n${closingLines(tap)}\n`);
  rmSync(tap, { force: true });
  return code;
}

function closingLines(file) {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.slice(lines.findLastIndex((line) => !line.startsWith("# ")) + 1).join("\n");
}
