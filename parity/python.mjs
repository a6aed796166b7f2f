/**
 * A Python with scikit-learn 1.9.1: BRINE_PYTHON, the virtual environment that an earlier run made, a `python3` that
 * happens to have it, else a new virtual environment in parity/.venv.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VERSION = "1.9.1";
const VENV = fileURLToPath(new URL(".venv", import.meta.url));

/** Its path. Throws when there is none and none can be made. */
export function python() {
  const asked = process.env.BRINE_PYTHON;
  if (asked !== undefined) {
    if (!isReady(asked)) throw new Error(`BRINE_PYTHON (${asked}) has no scikit-learn ${VERSION}`);
    return asked;
  }
  const inside = process.platform === "win32" ? `${VENV}\\Scripts\\python.exe` : `${VENV}/bin/python`;
  const found = [inside, "python3", "python"].find(isReady);
  if (found !== undefined) return found;
  console.error(`Making parity/.venv with scikit-learn ${VERSION}; BRINE_PYTHON names another Python.`);
  const run = (file, words) => execFileSync(file, words, { stdio: ["ignore", 2, 2] });
  if (!existsSync(inside)) run("python3", ["-m", "venv", VENV]);
  run(inside, ["-m", "pip", "install", "--quiet", `scikit-learn==${VERSION}`]);
  if (!isReady(inside)) throw new Error(`parity/.venv has no scikit-learn ${VERSION} after installing it`);
  return inside;
}

function isReady(path) {
  const { status, stdout } = spawnSync(path, ["-c", "import sklearn; print(sklearn.__version__)"], { encoding: "utf8" });
  return status === 0 && stdout.trim() === VERSION;
}
