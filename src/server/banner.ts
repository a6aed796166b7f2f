/** What `brine serve` says when it is ready: addresses that can be clicked, two of them predictions that differ. */
import { BrineError, quote } from "../errors/index.ts";
import { hintOnPieces } from "../model/index.ts";
import { answerLabel, exampleRows, queryOf } from "./examples.ts";
import type { Slot } from "./repository.ts";
import type { RunningServer } from "./serve.ts";
import type { ServedModel } from "./served-model.ts";

const LONGEST_URL = 1_000;

/** Addresses of up to `count` predictions with different answers, and what each answers. */
function exampleUrls({ url, repository }: RunningServer, served: ServedModel, count: number): { url: string; answer: string }[] {
  const path = repository.names.length === 1 ? "/predict" : `/models/${served.name}/predict`;
  return exampleRows(served, count).map(({ row, answer }) => ({
    url: `${url}${path}?${queryOf(served, row)}`,
    answer: answerLabel(answer),
  }));
}

/** The banner's text. */
export function banner(server: RunningServer): string {
  const { repository, url, port } = server;
  const lines = ["", `  Brine is listening on ${url}`];
  if (server.isOtherPort) lines.push(`  (port 5000 is taken, so it is ${port}; --port chooses another)`);
  lines.push("");
  for (const slot of repository.slots) lines.push(slot.state === "failed" ? failed(slot.name, slot.version, slot.error) : "");
  const models = repository.answering;
  for (const { name, model } of models) {
    const hint = hintOnPieces(model.signature);
    if (hint !== undefined) lines.push(`  Model ${quote(name)}: ${hint}`, "");
  }
  const answers = models.length === 1 ? 2 : 1;
  const rows: [string, string][] = [["The page", `${url}/`]];
  for (const served of models.slice(0, 5)) {
    // An address of hundreds of inputs would push the others off the screen: the page has it.
    for (const example of exampleUrls(server, served, answers).filter((each) => each.url.length <= LONGEST_URL))
      rows.push([quote(example.answer).slice(1, -1), example.url]);
  }
  rows.push(["Models", `${url}/models`], ["OpenAPI", `${url}/openapi.json`]);
  const width = Math.min(24, Math.max(...rows.map(([label]) => label.length)));
  for (const [label, address] of rows) lines.push(`  ${label.padEnd(width)}  ${address}`);
  return `${lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n")}\n\n  Ctrl-C ends it.\n`;
}

function failed(name: string, version: string, error: Extract<Slot, { state: "failed" }>["error"]): string {
  const hint = error instanceof BrineError && error.hint !== undefined ? `\n  ${error.hint}` : "";
  return `  Model ${quote(name)}, version ${version}, cannot answer: ${error.message}${hint}`;
}
