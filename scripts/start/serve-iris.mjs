/** The end of `npm start`: a forest trained on iris, served. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { run, Stopped, stop } from "../prepare/run.mjs";
import { prepare, say } from "../prepare.mjs";
import { BUNDLE, irisIsTrained, rememberTraining, TRAIN } from "./iris.mjs";

/** @param words further words for `brine serve`, such as `--port 8080` */
export async function serveIris(words) {
  const end = () => stop(0);
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  try {
    await prepare(train);
  } catch (error) {
    if (error instanceof Stopped) return;
    say(error.message);
    process.exitCode = 1;
    return;
  }
  process.off("SIGINT", end);
  process.off("SIGTERM", end);
  // In this process, so that a signal reaches the server and nothing outlives us.
  process.argv = [process.execPath, "dist/brine.js", "serve", BUNDLE, ...words];
  await import(pathToFileURL("dist/brine.js").href);
}

async function train() {
  if (irisIsTrained()) return;
  mkdirSync(dirname(BUNDLE), { recursive: true });
  say("Training a random forest on examples/iris.csv …");
  mkdirSync(dirname(BUNDLE), { recursive: true });
  const code = await run(process.execPath, ["dist/brine.js", ...TRAIN], { stdio: ["ignore", "ignore", 2] });
  if (code !== 0) throw new Error(`Training failed (${code}); what is wrong stands above.`);
  rememberTraining();
}
