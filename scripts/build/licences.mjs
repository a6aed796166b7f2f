/** The licences of the packages whose code stands in the shipped files, as those licences ask for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/** @param inputs the files that went into the bundles, as esbuild's metafile names them */
export function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  const parts = [...folders].map(part).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const opening = "Brine's files hold code of these packages, under their own licences.\n";
  return [opening, ...parts.map(({ text }) => text)].join(`\n${"=".repeat(80)}\n\n`);
}

function part(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name));
  if (typeof license !== "string") throw new Error(`${folder} does not say its licence; its code cannot be shipped`);
  const texts = files.map((entry) => readFileSync(join(folder, entry.name), "utf8").replaceAll("\r\n", "\n").trim());
  return { name: `${name} ${version}`, text: `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n` };
}
