/**
 * How long a model file takes to load, beside Python's `pickle.load` of the same file, in processes that have just started and that load one file
 * once, as a server does; the start, and what is imported, is not counted on either side. Both sides take turns. Medians of CPU time (of all threads;
 * elapsed time wanders with the machine's other work) and of elapsed time are printed, and their ratios.
 *
 * `unpickle` gives inert values, which is what `pickle.load` does less checks; `load` gives a model that answers, and the file's SHA-256.
 * Needs a Python with scikit-learn 1.9.1 (`BRINE_PYTHON`).
 */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}.brine/bench/load`;
const ROUNDS = 9;
const WORDS = [
  "sklearn.pipeline.Pipeline",
  "sklearn.feature_extraction.text.TfidfVectorizer",
  "sklearn.feature_extraction.text.TfidfTransformer",
  "sklearn.linear_model.LogisticRegression",
];
const FILES = [
  {
    name: "forest.pkl",
    what: "100 trees, 800,000 nodes",
    classes: ["sklearn.ensemble.RandomForestClassifier", "sklearn.tree.DecisionTreeClassifier"],
  },
  { name: "words.pkl", what: "Tfidf pipeline of 100,000 words", classes: WORDS },
  { name: "old-words.pkl", what: "the same as scikit-learn 0.22 wrote it", classes: WORDS },
];

interface Seconds {
  readonly cpu: number;
  readonly elapsed: number;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const { python } = (await import(`${ROOT}parity/python.mjs`)) as { readonly python: () => string };
  const interpreter = python();
  execFileSync(interpreter, [`${ROOT}bench/load.py`, "make", FOLDER], { stdio: ["ignore", 2, 2] });
  const results = FILES.map(({ name, what, classes }) => {
    const file = `${FOLDER}/${name}`;
    const ways: Record<string, () => Seconds> = {
      "pickle.load": () => seconds(interpreter, [`${ROOT}bench/load.py`, "time", file]),
      unpickle: () => seconds(process.execPath, [CHILD, "unpickle", file, ...classes]),
      load: () => seconds(process.execPath, [CHILD, "load", file, ...classes]),
    };
    const times = new Map(Object.keys(ways).map((way) => [way, [] as Seconds[]]));
    for (let round = 0; round < ROUNDS; round++) for (const [way, measure] of Object.entries(ways)) times.get(way)?.push(measure());
    const medians = Object.fromEntries(
      [...times].map(([way, list]): [string, Seconds] => [
        way,
        { cpu: median(list.map(({ cpu }) => cpu)), elapsed: median(list.map(({ elapsed }) => elapsed)) },
      ]),
    );
    return { name, what, megabytes: Math.round(statSync(file).size / 1e5) / 10, medians };
  });
  if (json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, rounds: ROUNDS, results })}\n`);
    return;
  }
  for (const { what, megabytes, medians } of results) {
    process.stdout.write(`${what} (${megabytes} MB)\n`);
    const of = medians["pickle.load"];
    for (const [way, { cpu, elapsed }] of Object.entries(medians)) {
      process.stdout.write(`  ${way.padEnd(12)} ${besides(cpu, of.cpu)} of CPU time   ${besides(elapsed, of.elapsed)} elapsed\n`);
    }
  }
}

const CHILD = fileURLToPath(new URL("load-child.js", import.meta.url));

function besides(time: number, other: number): string {
  return `${String(Math.round(1000 * time)).padStart(5)} ms (${(time / other).toFixed(2)} x)`;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

function seconds(program: string, words: readonly string[]): Seconds {
  const [cpu, elapsed] = execFileSync(program, words, { encoding: "utf8" }).split(" ").map(Number);
  return { cpu, elapsed };
}
