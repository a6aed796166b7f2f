/** `npm start`: from a fresh clone to a served model. Node alone is enough to read this file, and an old Node too. */
import { tooOld } from "./node-version.mjs";

if (!tooOld()) void import("./start/serve-iris.mjs").then(({ serveIris }) => serveIris(process.argv.slice(2)));
