#!/usr/bin/env node
/** The process around `main`: what the `brine` command runs. */
import { main } from "./main.ts";

// A reader that has seen enough (`brine predict … | head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});
process.stderr.on("error", () => {});

process.exitCode = await main(process.argv.slice(2));
