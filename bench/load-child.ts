/** Loads one file once, in a process of its own, and prints the seconds of CPU time that it took. */
import { readFileSync } from "node:fs";
import { load } from "../src/index.ts";
import { unpickle } from "../src/python/index.ts";

const [way = "", file = ""] = process.argv.slice(2);
const before = process.cpuUsage();
const bytes = readFileSync(file);
await (way === "load" ? load(bytes) : unpickle(bytes));
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / 1e6}\n`);
