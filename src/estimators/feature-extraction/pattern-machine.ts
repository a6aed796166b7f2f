/**
 * Runs a pattern's program over a text (Pike's machine): one thread for each place in the program, the preferred first. A match cuts
 * the threads that are preferred less. `re.findall` with it, in a time that is bounded beforehand.
 */
import { DataError } from "../../errors/index.ts";
import type { CharacterSet } from "./character-set.ts";
import type { Instruction } from "./pattern-program.ts";
import type { Edge } from "./pattern-syntax.ts";

/** Steps for each character of a text; a sane pattern takes a few dozen. */
const STEPS_PER_CHARACTER = 2000;
const STEPS = 100_000;
const NEWLINE = 10;

/** Where a thread's match begins, and its captured group; -1: none. */
interface Span {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

interface Found extends Span {
  readonly end: number;
}

class Threads {
  readonly places: number[] = [];
  readonly spans: Span[] = [];
  /** of the lists above: cutting them costs more than the matching */
  count = 0;
  readonly #marks: Int32Array;
  #mark = 0;

  constructor(length: number) {
    this.#marks = new Int32Array(length);
  }

  clear(): void {
    this.count = 0;
    this.#mark++;
  }

  add(place: number, span: Span): void {
    this.places[this.count] = place;
    this.spans[this.count++] = span;
  }

  /** false where a preferred thread is there already */
  visit(place: number): boolean {
    if (this.#marks[place] === this.#mark) return false;
    this.#marks[place] = this.#mark;
    return true;
  }
}

export class PatternMachine {
  readonly #program: readonly Instruction[];
  readonly #word: CharacterSet;
  readonly #hasGroup: boolean;
  #codes: readonly number[] = [];
  #steps = 0;

  constructor(program: readonly Instruction[], word: CharacterSet, hasGroup: boolean) {
    this.#program = program;
    this.#word = word;
    this.#hasGroup = hasGroup;
  }

  /**
   * `re.findall`: the matches from left to right, or what their group captured.
   *
   * @throws {DataError} when the pattern takes more steps than are bounded for a text of this length
   */
  findAll(text: string): string[] {
    const characters = Array.from(text);
    this.#codes = characters.map((character) => character.codePointAt(0) ?? 0);
    this.#steps = STEPS + STEPS_PER_CHARACTER * characters.length;
    const found: string[] = [];
    let at = 0;
    let mustAdvance = false;
    for (;;) {
      const match = this.#run(this.#program, at, false, mustAdvance);
      if (match === undefined) return found;
      const [from, to] = this.#hasGroup ? [match.from, match.to] : [match.start, match.end];
      found.push(from < 0 || to < 0 ? "" : characters.slice(from, to).join(""));
      // After a match of nothing the next one may begin here, but not be nothing again.
      mustAdvance = match.end === match.start;
      at = match.end;
    }
  }

  /** @param isAnchored the match begins at `at`, not later */
  #run(program: readonly Instruction[], at: number, isAnchored: boolean, mustAdvance: boolean): Found | undefined {
    const codes = this.#codes;
    this.#steps -= program.length;
    let now = new Threads(program.length);
    let next = new Threads(program.length);
    let found: Found | undefined;
    now.clear();
    next.clear();
    for (let position = at; position <= codes.length; position++) {
      if (found === undefined && (position === at || !isAnchored)) {
        this.#follow(program, now, 0, { start: position, from: -1, to: -1 }, position);
      }
      if (now.count === 0 && (found !== undefined || isAnchored)) break;
      for (let i = 0; i < now.count; i++) {
        const instruction = program[now.places[i]];
        const span = now.spans[i];
        if (instruction.kind === "match") {
          if (mustAdvance && span.start === at && position === at) continue;
          found = { ...span, end: position };
          break;
        }
        if (instruction.kind === "set" && position < codes.length && instruction.set.has(codes[position])) {
          this.#follow(program, next, now.places[i] + 1, span, position + 1);
        }
      }
      [now, next] = [next, now];
      next.clear();
    }
    return found;
  }

  /** Adds the threads that begin at `place` without a character being read. */
  #follow(program: readonly Instruction[], threads: Threads, place: number, span: Span, position: number): void {
    const waiting: [number, Span][] = [[place, span]];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const [at, carried] = item;
      if (--this.#steps < 0) throw new DataError("the model's token pattern takes too long on this text");
      if (!threads.visit(at)) continue;
      const instruction = program[at];
      switch (instruction.kind) {
        case "jump":
          waiting.push([instruction.to, carried]);
          break;
        case "split":
          waiting.push([instruction.or, carried], [instruction.to, carried]);
          break;
        case "save":
          waiting.push([at + 1, instruction.slot === 0 ? { ...carried, from: position, to: -1 } : { ...carried, to: position }]);
          break;
        case "edge":
          if (this.#isEdge(instruction.edge, position)) waiting.push([at + 1, carried]);
          break;
        case "behind":
          if ((position > 0 && instruction.set.has(this.#codes[position - 1])) !== instruction.isNegated) waiting.push([at + 1, carried]);
          break;
        case "ahead": {
          const isThere = this.#run(instruction.program, position, true, false) !== undefined;
          if (isThere !== instruction.isNegated) waiting.push([at + 1, carried]);
          break;
        }
        case "set":
        case "match":
          threads.add(at, carried);
      }
    }
  }

  #isEdge(edge: Edge, position: number): boolean {
    const codes = this.#codes;
    const end = codes.length;
    switch (edge) {
      case "start":
        return position === 0;
      case "line-start":
        return position === 0 || codes[position - 1] === NEWLINE;
      case "end":
        return position === end || (position === end - 1 && codes[position] === NEWLINE);
      case "line-end":
        return position === end || codes[position] === NEWLINE;
      case "text-end":
        return position === end;
      default: {
        const before = position > 0 && this.#word.has(codes[position - 1]);
        const after = position < end && this.#word.has(codes[position]);
        return (before !== after) === (edge === "word-edge");
      }
    }
  }
}
