/** The model of `npm start`, and whether it is already there. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const DATA = "examples/iris.csv";
const MEMORY = ".brine/iris";

export const BUNDLE = "models/iris.safetensors";

/** Words for `brine`. Iris is public and its flowers are nobody's secret, so real rows may stand in the bundle. */
export const TRAIN = ["train", DATA, "--target", "species", "--name", "iris", "--keep-rows", "150", "--out", BUNDLE];

/** Whether the bundle stands there and came from this recipe, this data and this version of Brine. */
export function irisIsTrained() {
  return existsSync(BUNDLE) && existsSync(MEMORY) && readFileSync(MEMORY, "utf8") === recipe();
}

export function rememberTraining() {
  mkdirSync(".brine", { recursive: true });
  writeFileSync(MEMORY, recipe());
}

function recipe() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const data = createHash("sha256").update(readFileSync(DATA)).digest("hex");
  return `${JSON.stringify([version, data, TRAIN])}\n`;
}
