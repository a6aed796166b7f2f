/** `npm test`: installs and builds what is missing, then runs the tests. `npm test -- server tree` runs the tests whose path holds one of the words. */
import { tooOld } from "./node-version.mjs";

if (!tooOld()) void import("./test/run-tests.mjs").then(({ runTests }) => runTests(process.argv.slice(2)));
