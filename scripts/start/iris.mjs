/** The model of `npm start`, and whether it is already there. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const DATA = "examples/iris.csv";
const MEMORY = ".brine/iris";

export const BUNDLE = "models/iris.safetensors";

/** Words for `brine`. Iris is public and its flowers are nobody's secret, so real rows may stand in the bundle. */
export const TRAIN = ["train", DATA, "--target", "species", "--name", "iris", "--keep-rows", "150", "--out", BUNDLE];

/**
 * Whether the bundle stands there as this recipe, this data and this version of Brine give it. One recipe gives the same bytes always, so
 * other bytes are another recipe's, or damaged.
 */
export function irisIsTrained() {
  return existsSync(BUNDLE) && existsSync(MEMORY) && readFileSync(MEMORY, "utf8") === memory();
}

export function rememberTraining() {
  mkdirSync(".brine", { recursive: true });
  writeFileSync(MEMORY, memory());
}

function memory() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  return `${JSON.stringify({ version, words: TRAIN, data: sha256(DATA), bundle: sha256(BUNDLE) })}\n`;
}

function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
