/** `npm run parity -- bring`: the Python of docs/bring-your-model.md says what stands there, and its three lines write what `convert` takes. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { python } from "./python.mjs";

const script = fileURLToPath(new URL("bring.py", import.meta.url));
process.exitCode = spawnSync(python(), [script], { stdio: "inherit" }).status ?? 1;
