/**
 * One Python environment for each scikit-learn version that `npm run parity -- read` asks: in the folder that BRINE_VENVS
 * names, else in parity/.venvs. An interpreter comes from pyenv or the PATH; packages come as wheels.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = process.env.BRINE_VENVS ?? fileURLToPath(new URL(".venvs", import.meta.url));

// Versions that pip no longer finds together by itself are named; SciPy and joblib are the newest that these allow.
const ENVIRONMENTS = new Map([
  ["0.19.2", { python: "3.6", packages: ["numpy==1.16.6", "scipy==1.2.3", "pandas==0.24.2"] }],
  ["0.20.4", { python: "3.6", packages: ["numpy==1.16.6", "scipy==1.2.3", "pandas==0.24.2"] }],
  ["0.20.4-python2", { python: "2.7", packages: ["numpy==1.16.6", "scipy==1.2.3"] }],
  ["0.21.3", { python: "3.6", packages: ["numpy==1.17.5", "scipy==1.3.3", "pandas==0.25.3"] }],
  ["0.22.2.post1", { python: "3.6", packages: ["numpy==1.18.5", "scipy==1.4.1", "pandas==1.0.5"] }],
  ["0.23.2", { python: "3.7", packages: ["numpy==1.19.5", "scipy==1.5.4", "pandas==1.1.5"] }],
  ["0.24.2", { python: "3.8", packages: ["numpy==1.20.3", "scipy==1.6.3", "pandas==1.2.5"] }],
  [
    "1.0.2",
    { python: "3.8", packages: ["numpy==1.22.4", "scipy==1.8.1", "pandas==1.4.4", "imbalanced-learn==0.9.0", "sklearn-pandas==2.2.0"] },
  ],
  ["1.1.3", { python: "3.10", packages: ["numpy==1.23.5", "scipy==1.9.3", "pandas==1.5.3"] }],
  ["1.2.2", { python: "3.10", packages: ["numpy==1.24.4", "scipy==1.10.1", "pandas==1.5.3", "skops==0.6.0"] }],
  ["1.3.2", { python: "3.11", packages: ["numpy==1.26.4", "scipy==1.11.4", "pandas==2.1.4"] }],
  ["1.4.2", { python: "3.11", packages: ["numpy==1.26.4", "scipy==1.12.0", "pandas==2.2.3"] }],
  ["1.5.2", { python: "3.11", packages: ["numpy==2.0.2", "scipy==1.14.1", "pandas==2.2.3"] }],
  ["1.6.1", { python: "3.11", packages: ["numpy==2.2.6", "scipy==1.15.3", "pandas==2.2.3"] }],
  [
    "1.7.2",
    { python: "3.11", packages: ["numpy==2.3.5", "scipy==1.16.3", "pandas==2.3.3", "imbalanced-learn==0.14.0", "sklearn2pmml==0.122.2"] },
  ],
  ["1.8.0", { python: "3.11", packages: ["numpy==2.3.5", "scipy==1.16.3", "pandas==2.3.3"] }],
  ["1.9.1", { python: "3.11", packages: ["numpy==2.4.6", "scipy==1.17.1", "pandas==3.1.1", "skops==0.16.0"] }],
]);

/** The names of the environments: a scikit-learn version, and `0.20.4-python2`. */
export const environments = [...ENVIRONMENTS.keys()];

/** The path of the environment's Python, and what to set for it; made where it is missing. */
export function environment(name) {
  const { python, packages } = ENVIRONMENTS.get(name);
  const folder = join(FOLDER, name);
  const wanted = JSON.stringify([python, `scikit-learn==${name.split("-")[0]}`, ...packages]);
  const stamp = join(folder, "brine.json");
  const isSeparate = python === "2.7";
  const inside = process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  const found = { file: isSeparate ? interpreter(python) : inside, env: isSeparate ? { PYTHONPATH: folder } : {} };
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return found;

  console.error(`Making the environment ${name} with Python ${python}.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (file, words) => execFileSync(file, words, { stdio: ["ignore", 2, 2] });
  const install = ["-m", "pip", "install", "--quiet", "--only-binary=:all:", "--no-warn-script-location"];
  const [, ...all] = JSON.parse(wanted);
  if (isSeparate) {
    run(interpreter(python), [...install, "--target", folder, ...all]);
  } else {
    run(interpreter(python), ["-m", "venv", folder]);
    if (python === "3.6") run(inside, [...install, "pip==21.3.1"]);
    run(inside, [...install, ...all]);
  }
  writeFileSync(stamp, wanted);
  return found;
}

/** An interpreter of this minor version: pyenv's newest, else one on the PATH. */
function interpreter(minor) {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const patches = existsSync(versions) ? readdirSync(versions).filter((name) => name.startsWith(`${minor}.`)) : [];
  const newest = patches.sort((a, b) => Number(a.split(".")[2]) - Number(b.split(".")[2])).at(-1);
  return newest === undefined ? `python${minor}` : join(versions, newest, "bin", "python");
}
