/**
 * Rows that a second of CPU time reads, writes and scores (elapsed time wanders with the machine's other work), each the
 * median of several rounds that take turns: `npm run bench -- tables`.
 */
import { RandomForestClassifier } from "../src/ensemble.ts";
import { Matrix } from "../src/numeric/index.ts";
import { scoreTable } from "../src/scoring/index.ts";
import { openTable, readTable, writeTable } from "../src/tables/index.ts";

const ROWS = 100_000;
const ROUNDS = 7;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// A cheap generator with a fixed seed (Lehmer): the numbers only have to look like measurements.
let state = 1;
function measurement(): number {
  state = (state * 48271) % 2147483647;
  return (state % 10_000) / 1000;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const rows = Array.from({ length: ROWS }, () => [measurement(), measurement(), measurement(), measurement()]);
  const header = "a,b,c,d,name\n";
  const plain = encode(header + rows.map((row) => `${row.join(",")},setosa\n`).join(""));
  const quoted = encode(header + rows.map((row) => `${row.join(",")},"iris, setosa"\n`).join(""));
  const ndjson = encode(rows.map(([a, b, c, d]) => `{"a":${a},"b":${b},"c":${c},"d":${d},"name":"setosa"}\n`).join(""));

  const training = rows.slice(0, 300);
  const classes = training.map(([a, b]) => (a > 5 ? "high" : b > 5 ? "middle" : "low"));
  const forest = await new RandomForestClassifier({ nEstimators: 100, randomState: 0 }).fit(Matrix.from(training), classes);
  const model = {
    estimator: forest,
    signature: {
      inputs: ["a", "b", "c", "d"].map((name) => ({ name, kind: "number" as const, missing: false })),
      namesKnown: true,
      output: { kind: "classifier" as const, name: "y", classes: forest.classes },
    },
  };

  const score = async (bytes: Uint8Array, proba: boolean): Promise<void> => {
    const scored = scoreTable(model, await openTable(bytes, { format: "csv" }), { proba });
    for await (const { frame: block } of scored.blocks) writeTable(block, "csv");
  };
  const frame = (await readTable(plain, { format: "csv" })).frame;
  const works: Record<string, () => unknown> = {
    "read CSV": () => readTable(plain, { format: "csv" }),
    "read CSV with quotes": () => readTable(quoted, { format: "csv" }),
    "read NDJSON": () => readTable(ndjson, { format: "ndjson" }),
    "write CSV": () => writeTable(frame, "csv"),
    "predict CSV to CSV, 100 trees": () => score(plain, false),
    "the same with probabilities": () => score(plain, true),
  };

  const times = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      times.get(name)?.push((user + system) / 1e6);
    }
  }
  const medians = Object.fromEntries([...times].map(([name, list]) => [name, Math.round(ROWS / list.sort((a, b) => a - b)[ROUNDS >> 1])]));
  if (json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, rounds: ROUNDS, rowsPerSecond: medians })}\n`);
    return;
  }
  for (const [name, perSecond] of Object.entries(medians)) {
    process.stdout.write(`${name.padEnd(32)} ${String(perSecond).padStart(9)} rows/s\n`);
  }
}
