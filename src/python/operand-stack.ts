/** The stack of the pickle machine: values, and marks below which an instruction may not reach. */
import { MOST_STACK } from "./budget.ts";
import type { PyValue } from "./values.ts";

export class OperandStack {
  /** read only, but for the machine itself */
  readonly values: PyValue[] = [];
  readonly #marks: number[] = [];
  /** the height of the topmost mark */
  #floor = 0;
  readonly #fail: (message: string) => never;

  constructor(fail: (message: string) => never) {
    this.#fail = fail;
  }

  get isBare(): boolean {
    return this.values.length === 0 && this.#marks.length === 0;
  }

  push(value: PyValue): void {
    if (this.values.length >= MOST_STACK) this.#fail(`more than ${MOST_STACK} values wait on the stack`);
    this.values.push(value);
  }

  /** The topmost value, which stays. */
  get top(): PyValue {
    if (this.values.length <= this.#floor) this.#fail("an instruction without its operands");
    return this.values[this.values.length - 1];
  }

  pop(): PyValue {
    const value = this.top;
    this.values.pop();
    return value;
  }

  replaceTop(value: PyValue): void {
    this.values[this.values.length - 1] = value;
  }

  /** `POP` takes away a mark too, if that is what is on top. */
  discard(): void {
    if (this.values.length > this.#floor) this.values.pop();
    else this.popToMark();
  }

  mark(): void {
    if (this.#marks.length >= MOST_STACK) this.#fail(`more than ${MOST_STACK} marks on the stack`);
    this.#marks.push(this.values.length);
    this.#floor = this.values.length;
  }

  /** Everything above the topmost mark, and the mark gone. */
  popToMark(): PyValue[] {
    return this.values.splice(this.popMark());
  }

  /** The topmost mark gone. @returns how many values are below it; those above stay, until `shrink` */
  popMark(): number {
    const at = this.#marks.pop();
    if (at === undefined) return this.#fail("an instruction without its mark");
    this.#floor = this.#marks.length === 0 ? 0 : this.#marks[this.#marks.length - 1];
    return at;
  }

  /** The value below the `height` first ones. */
  below(height: number): PyValue {
    return height > this.#floor ? this.values[height - 1] : this.#fail("an instruction without its operands");
  }

  shrink(height: number): void {
    this.values.length = height;
  }

  /** How many values an instruction may take. */
  get reach(): number {
    return this.values.length - this.#floor;
  }
}
