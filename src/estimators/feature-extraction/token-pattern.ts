/**
 * `token_pattern` of the vectorizers: what splits a text into tokens. Python's default and its kin, a run of characters between word
 * edges, become a regular expression of JavaScript that never looks back over more than one run; every other pattern is matched by
 * a machine in linear time.
 */
import { hasUnassigned } from "../../numeric/index.ts";
import type { CharacterSet } from "./character-set.ts";
import { PatternMachine } from "./pattern-machine.ts";
import { compiled } from "./pattern-program.ts";
import { type ParsedPattern, type Pattern, parsePattern } from "./pattern-syntax.ts";

export type Tokenizer = (text: string) => string[];

const NOTHING: string[] = [];

/** `re.compile(pattern).findall`. @throws {PatternRefusal} for what is not understood */
export function tokenizerOf(pattern: string): Tokenizer {
  const parsed = parsePattern(pattern);
  const machine = new PatternMachine(compiled(parsed), parsed.word, parsed.groups > 0);
  const source = runSource(parsed);
  if (source === undefined) return (text) => machine.findAll(text);
  const expression = new RegExp(source, "gu");
  return (text) => (hasUnassigned(text) ? machine.findAll(text) : (text.match(expression) ?? NOTHING));
}

/**
 * The pattern for JavaScript, where it is one run: an optional word edge, sets that are repeated a fixed number of times, one set
 * repeated without end, and, after an edge in front only, an optional word edge. Then a failed attempt costs one run, and edges within a run that fail
 * are fewer than the fixed repetitions.
 */
function runSource({ pattern, groups, word }: ParsedPattern): string | undefined {
  const parts = pattern.kind === "sequence" ? [...pattern.parts] : [pattern];
  const edge = edgeSource(word);
  const isEdge = (part: Pattern | undefined) => part?.kind === "edge" && part.edge === "word-edge";
  const [front, back] = [isEdge(parts[0]), isEdge(parts.at(-1)) && parts.length > 1];
  const run = parts.slice(front ? 1 : 0, back ? -1 : undefined);
  const last = run.at(-1);
  if (groups > 0 || edge === undefined || last === undefined || (back && !front)) return undefined;
  const sources = run.map((part) => runPart(part, part === last));
  if (sources.some((source) => source === undefined)) return undefined;
  return `${front ? edge : ""}${sources.join("")}${back ? edge : ""}`;
}

function runPart(part: Pattern, isLast: boolean): string | undefined {
  if (part.kind === "set") return part.set.source;
  if (part.kind !== "repeat" || part.part.kind !== "set" || part.isLazy) return undefined;
  const { source } = part.part.set;
  const isEndless = part.most === Number.POSITIVE_INFINITY;
  const isBounded = isLast ? part.least > 0 && part.least <= 20 && isEndless : part.least === part.most && part.least <= 20;
  return source === undefined || !isBounded ? undefined : `${source}{${part.least},${isEndless ? "" : part.most}}`;
}

/** `\b` as Python has it: between a letter, digit or underscore and what is none. */
function edgeSource({ source }: CharacterSet): string | undefined {
  return source === undefined ? undefined : `(?:(?<=${source})(?!${source})|(?<!${source})(?=${source}))`;
}
