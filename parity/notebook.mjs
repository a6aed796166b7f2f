/** The Python cells of docs/notebook.md, run with real scikit-learn; `npm test` runs the TypeScript cells. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { python } from "./python.mjs";

const script = fileURLToPath(new URL("notebook.py", import.meta.url));
process.exitCode = spawnSync(python(), [script], { stdio: "inherit" }).status ?? 1;
