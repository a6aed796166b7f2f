/**
 * Loads one file once, in a process of its own, and prints the seconds of CPU time and of elapsed time that it took. The modules that it needs are
 * imported before, as Python imports its own.
 */
import { readFile } from "node:fs/promises";
import { knownClasses } from "../src/estimators/index.ts";
import { load } from "../src/index.ts";
import { PyObject, unpickle } from "../src/python/index.ts";

const [way = "", file = "", ...classNames] = process.argv.slice(2);
await knownClasses(classNames.map((name) => new PyObject(name, new Map())));
const start = performance.now();
const before = process.cpuUsage();
await (way === "load" ? load(file) : unpickle(await readFile(file), { isOwn: true }));
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / 1e6} ${(performance.now() - start) / 1e3}\n`);
