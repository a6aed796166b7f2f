/**
 * A pattern as a program for a machine that follows all ways of matching at once (Thompson's construction, in Pike's form): time is
 * the program's length times the text's, whatever the pattern. What stands first in the program is preferred, as Python's
 * backtracking prefers it.
 */
import type { CharacterSet } from "./character-set.ts";
import { type Edge, type ParsedPattern, type Pattern, PatternRefusal } from "./pattern-syntax.ts";

export type Instruction =
  | { readonly kind: "set"; readonly set: CharacterSet }
  /** first `to`, then `or` */
  | { readonly kind: "split"; to: number; or: number }
  | { readonly kind: "jump"; to: number }
  | { readonly kind: "save"; readonly slot: 0 | 1 }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "ahead"; readonly program: readonly Instruction[]; readonly isNegated: boolean }
  | { readonly kind: "behind"; readonly set: CharacterSet; readonly isNegated: boolean }
  | { readonly kind: "match" };

const MOST_INSTRUCTIONS = 5000;

/** @throws {PatternRefusal} when repetitions make it too long */
export function compiled({ pattern, groups }: ParsedPattern): readonly Instruction[] {
  const compiler = new Compiler(groups > 0);
  compiler.add(pattern);
  return compiler.program();
}

class Compiler {
  readonly #program: Instruction[] = [];
  readonly #hasCapture: boolean;

  constructor(hasCapture: boolean) {
    this.#hasCapture = hasCapture;
  }

  program(): readonly Instruction[] {
    this.#push({ kind: "match" });
    return this.#program;
  }

  add(pattern: Pattern): void {
    switch (pattern.kind) {
      case "set":
      case "edge":
      case "behind":
        this.#push(pattern);
        return;
      case "sequence":
        for (const part of pattern.parts) this.add(part);
        return;
      case "choice":
        this.#choice(pattern.parts);
        return;
      case "capture":
        if (this.#hasCapture) this.#push({ kind: "save", slot: 0 });
        this.add(pattern.part);
        if (this.#hasCapture) this.#push({ kind: "save", slot: 1 });
        return;
      case "ahead": {
        const inner = new Compiler(false);
        inner.add(pattern.part);
        this.#push({ kind: "ahead", program: inner.program(), isNegated: pattern.isNegated });
        return;
      }
      case "repeat":
        this.#repeat(pattern);
        return;
    }
  }

  #choice(parts: readonly Pattern[]): void {
    const jumps: { to: number }[] = [];
    parts.forEach((part, i) => {
      if (i === parts.length - 1) return this.add(part);
      const split = this.#split();
      split.to = this.#program.length;
      this.add(part);
      const jump = { kind: "jump" as const, to: 0 };
      this.#push(jump);
      jumps.push(jump);
      split.or = this.#program.length;
    });
    for (const jump of jumps) jump.to = this.#program.length;
  }

  #repeat({ part, least, most, isLazy }: Extract<Pattern, { kind: "repeat" }>): void {
    for (let i = 0; i < least; i++) this.add(part);
    if (most === Number.POSITIVE_INFINITY) {
      if (canBeNothing(part)) throw new PatternRefusal("an endless repetition of what may be nothing");
      const split = this.#split();
      const start = this.#program.length;
      this.add(part);
      this.#push({ kind: "jump", to: start - 1 });
      this.#lead(split, start, this.#program.length, isLazy);
      return;
    }
    const splits: { split: { to: number; or: number }; start: number }[] = [];
    for (let i = least; i < most; i++) {
      const split = this.#split();
      splits.push({ split, start: this.#program.length });
      this.add(part);
    }
    for (const { split, start } of splits) this.#lead(split, start, this.#program.length, isLazy);
  }

  #lead(split: { to: number; or: number }, into: number, past: number, isLazy: boolean): void {
    split.to = isLazy ? past : into;
    split.or = isLazy ? into : past;
  }

  #split(): { to: number; or: number } {
    const split = { kind: "split" as const, to: 0, or: 0 };
    this.#push(split);
    return split;
  }

  #push(instruction: Instruction): void {
    if (this.#program.length >= MOST_INSTRUCTIONS) throw new PatternRefusal("repetitions of repetitions");
    this.#program.push(instruction);
  }
}

function canBeNothing(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "set":
      return false;
    case "sequence":
      return pattern.parts.every(canBeNothing);
    case "choice":
      return pattern.parts.some(canBeNothing);
    case "capture":
      return canBeNothing(pattern.part);
    case "repeat":
      return pattern.least === 0 || canBeNothing(pattern.part);
    default:
      return true;
  }
}
