import assert from "node:assert/strict";
import { test } from "node:test";
import { brine } from "./run.ts";

const COMMANDS = ["train", "inspect", "convert", "predict", "evaluate", "verify", "serve"];
const LATER_COMMANDS = ["page", "client"];
const LATER_OPTIONS: readonly (readonly string[])[] = [
  ["predict", "m", "d.csv", "--explain"],
  ["predict", "m", "d.csv", "--resume"],
  ["predict", "m", "d.csv", "--shard", "3/16"],
  ["predict", "m", "d.csv", "--threads", "2"],
  ["serve", "--grpc-port", "1"],
  ["serve", "--workers", "2"],
  ["serve", "--config", "c.json"],
];

test("help begins with examples and lists the commands", async () => {
  const { code, stdout, stderr } = await brine(["--help"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^Examples:\n {2}brine train iris\.csv --target species .*\n[\s\S]*\n\nUsage: brine COMMAND \[options\]\n/);
  assert.deepEqual(
    [...stdout.slice(stdout.indexOf("\nCommands:")).matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name),
    COMMANDS,
  );
});

test("without a command help goes to stderr, and the exit code is 2", async () => {
  const { stdout: help } = await brine(["--help"]);
  assert.deepEqual(await brine([]), { code: 2, stdout: "", stderr: help });
});

test("each command's help begins with an example of it", async () => {
  for (const name of COMMANDS) {
    const { code, stdout, stderr } = await brine([name, "--help"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, new RegExp(`^Examples:\\n {2}brine ${name} `));
    assert.match(stdout, new RegExp(`\\n\\nUsage: brine ${name} `));
  }
});

test("what later versions bring is refused by name and stands in no help", async () => {
  let help = (await brine(["--help"])).stdout;
  for (const name of COMMANDS)
    help += (await brine([name, "--help"])).stdout.replace(/--features A,B[\s\S]*?\n {2}--/, "").replace("--threads N", "");
  for (const name of LATER_COMMANDS) {
    const stderr = `brine: the command ${name} is not in this version\n`;
    assert.deepEqual(await brine([name, "x", "--out", "y"]), { code: 1, stdout: "", stderr });
    assert.doesNotMatch(help, new RegExp(`brine ${name}|^ {2}${name} `, "m"));
  }
  for (const words of LATER_OPTIONS) {
    const option = words.find((word) => word.startsWith("--"));
    assert.deepEqual(await brine(words), { code: 1, stdout: "", stderr: `brine: the option ${option} is not in this version\n` });
    if (option !== "--features" && option !== "--threads") assert.ok(!help.includes(`${option}`), option);
  }
});

test("a wrong command line says what is wrong, what was meant, and where help is", async () => {
  const cases: [string[], string][] = [
    [["trian"], "unknown command 'trian'. Did you mean train?\n  brine --help shows how it is used."],
    [
      ["train", "x.csv", "--target", "y", "--sed", "3"],
      "unknown option '--sed'. Did you mean --seed?\n  brine train --help shows how it is used.",
    ],
    [["train", "x.csv"], "required option '--target COLUMN' not specified\n  brine train --help shows how it is used."],
    [["train", "x.csv", "--target"], "option '--target COLUMN' argument missing\n  brine train --help shows how it is used."],
    [["predict"], "missing required argument 'MODEL'\n  brine predict --help shows how it is used."],
    [
      ["inspect", "a", "b"],
      "too many arguments for 'inspect'. Expected 1 argument but got 2.\n  brine inspect --help shows how it is used.",
    ],
    [["train", "x.csv", "--target", "y", "--seed", "-1"], '--seed takes a whole number from 0 to 4294967295, got "-1"'],
    [["train", "x.csv", "--target", "y", "--test-size", "1.5"], '--test-size takes a share below 1 or a count of rows, got "1.5"'],
    [
      ["train", "x.csv", "--target", "y", "--set", "n_estimators"],
      '--set takes NAME=VALUE, got "n_estimators"\n  For example: --set n_estimators=200',
    ],
    [
      ["train", "x.csv", "--target", "y", "--set", "n_jobs=4"],
      "n_jobs is --threads here\n  For example: --threads 4. The numbers are the same with any.",
    ],
    [["train", "-", "--target", "y", "--show-python"], "--show-python needs the name of a file, which the notebook can read"],
    [["predict", "m", "d.csv", "--format", "xml"], '--format takes csv, tsv or ndjson, got "xml"'],
    [["predict", "m", "d.csv", "--errors", "none"], '--errors takes fail, skip or column, got "none"'],
    [["serve", "m", "--port", "70000"], '--port takes a whole number from 0 to 65535, got "70000"'],
  ];
  for (const [words, text] of cases) assert.deepEqual(await brine(words), { code: 2, stdout: "", stderr: `brine: ${text}\n` });
});

test("--debug adds the stack, wherever it stands", async () => {
  for (const words of [
    ["--debug", "inspect", "no-such-file"],
    ["inspect", "no-such-file", "--debug"],
  ]) {
    const { code, stderr } = await brine(words);
    assert.equal(code, 1);
    assert.match(stderr, /^no-such-file: no such file\nInputError: no such file\n {4}at /);
  }
});
