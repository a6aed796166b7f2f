/**
 * Everything that a change must pass, one after the other: `.ci/run`. A failure does not stop the rest. At the end: how long each took,
 * and the count of all tests in the runner's words.
 */
import { spawn } from "node:child_process";
import { ROOT } from "./root.mjs";

process.chdir(ROOT);

const STEPS = [
  ["npm test", ["scripts/test.mjs"]],
  ["npm run check", ["scripts/check.mjs"]],
  ["npm test -- --slow", ["scripts/test.mjs", "--slow"]],
  ["npm run check:node", ["scripts/check-node.mjs"]],
];

/** The runner's closing lines, in its order. */
const COUNTS = ["tests", "suites", "pass", "fail", "cancelled", "skipped", "todo", "duration_ms"];

const totals = new Map(COUNTS.map((name) => [name, 0]));
const results = [];
for (const [name, words] of STEPS) {
  process.stdout.write(`\n── ${name}\n`);
  const start = performance.now();
  const passed = await step(words);
  results.push({ name, passed, seconds: (performance.now() - start) / 1000 });
}

process.stdout.write("\n");
for (const { name, passed, seconds } of results) {
  process.stdout.write(`${passed ? "ok    " : "FAILED"} ${name.padEnd(20)} ${seconds.toFixed(0).padStart(4)} s\n`);
}
process.stdout.write(`\n${COUNTS.map((name) => `# ${name} ${Math.round(totals.get(name))}`).join("\n")}\n`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** Runs one step, shows what it prints, and adds the runs' closing counts. */
function step(words) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    let rest = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text) => {
      process.stdout.write(text);
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) count(line);
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

function count(line) {
  const match = /^# (\w+) ([\d.]+)$/.exec(line);
  if (match !== null && totals.has(match[1])) totals.set(match[1], totals.get(match[1]) + Number(match[2]));
}
