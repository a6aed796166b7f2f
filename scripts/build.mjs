/** `npm run build`: TypeScript to dist/, then the command line with everything it needs as one file, dist/brine.js. */
import { bundle } from "./build/bundle.mjs";
import { compile } from "./build/compile.mjs";
import { publish, stagingFolder } from "./build/staging.mjs";
import { sourcesHash } from "./prepare/sources.mjs";
import { writeStamp } from "./prepare/stamp.mjs";
import { ROOT } from "./root.mjs";

process.chdir(ROOT);
// Before anything is read: an edit while we build makes the result stale.
const hash = sourcesHash();
const staging = stagingFolder();
if (!compile(staging)) process.exit(1);
await bundle(staging);
writeStamp(staging, hash);
await publish(staging);
