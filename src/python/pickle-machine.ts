/**
 * Runs the instructions of a pickle on plain data. Python's own machine (Lib/pickle.py, `_Unpickler`) imports and calls what the
 * file names; this one has nothing to call. It loops instead of recursing, and everything that a file claims is checked first.
 */
import { quote } from "../errors/index.ts";
import { type Budget, HEAP, MOST_INTEGER_BYTES, MOST_MEMO, MOST_OPCODES, MOST_STACK, MOST_TEXT_BYTES } from "./budget.ts";
import { type ByteCursor, CUT_OFF } from "./byte-cursor.ts";
import { callResult, instance, nameOfMade } from "./calls.ts";
import { addItems, append, setItems } from "./containers.ts";
import { Memo } from "./memo.ts";
import { isScalarMaker, pyName } from "./names.ts";
import { NumberKeys } from "./number-keys.ts";
import { numberAt, numberSize } from "./numpy/scalar.ts";
import { OP } from "./opcodes.ts";
import { OperandStack } from "./operand-stack.ts";
import type { Reading, Unbuilt } from "./reading.ts";
import { NotMade, ScalarCall } from "./scalar-call.ts";
import { setState } from "./states.ts";
import { decodeText } from "./text.ts";
import { readFloat, readInt, readLong, readString, readUnicode } from "./text-operands.ts";
import { DType, NdArray, PyBytes, PyName, PyObject, PySet, PyTuple, type PyValue, pyFloat, textOf } from "./values.ts";
import { isContainer } from "./walkable.ts";

const HIGHEST_PROTOCOL = 5;

/** How one file is read. */
export interface PickleOptions {
  /** gets every value that the pickle names more than once and that can hold others */
  readonly shared: Set<PyValue>;
  /** whether NumPy's numbers are read at once; if so, a file that names a number's bytes again makes `NotMade` be thrown */
  readonly fuses: boolean;
  /** gets every object that is made */
  readonly onCall: Reading["onCall"];
}

/** Reads one pickle from the cursor on, up to and with its STOP. @throws {ModelFileError} with the offset of what is wrong */
export function readPickle(cursor: ByteCursor, budget: Budget, options: PickleOptions): PyValue {
  return new PickleMachine(cursor, budget, new NumberKeys(), options, true).run();
}

const EMPTY_TUPLE = new PyTuple([]);
/** What stands for the bytes and the tuple of a number that was read at once. */
const NOT_MADE = new PyTuple([]);

class PickleMachine implements Reading {
  readonly cursor: ByteCursor;
  readonly budget: Budget;
  readonly numberKeys: NumberKeys;
  readonly onCall: Reading["onCall"];
  readonly unbuilt = new Map<NdArray, Unbuilt>();
  at = 0;
  readonly #stack = new OperandStack((message) => this.fail(message));
  readonly #memo = new Memo();
  readonly #shared: Set<PyValue>;
  readonly #call = new ScalarCall();
  readonly #fuses: boolean;
  readonly #mayNest: boolean;
  readonly #options: PickleOptions;

  constructor(cursor: ByteCursor, budget: Budget, numberKeys: NumberKeys, options: PickleOptions, mayNest: boolean) {
    this.cursor = cursor;
    this.budget = budget;
    this.numberKeys = numberKeys;
    this.onCall = options.onCall;
    this.#options = options;
    this.#fuses = options.fuses;
    this.#shared = options.shared;
    this.#mayNest = mayNest;
  }

  readonly fail: Reading["fail"] = (message, hint) => this.cursor.fail(message, this.at, hint);

  readonly nested = (): PyValue => {
    if (!this.#mayNest) return this.fail("a pickle inside a pickle inside a pickle");
    return new PickleMachine(this.cursor, this.budget, this.numberKeys, this.#options, false).run();
  };

  /** The instructions of which vocabularies are made stand here, all others in `#step`. */
  run(): PyValue {
    const { cursor } = this;
    const { bytes } = cursor;
    for (let count = 0; count < MOST_OPCODES; count++) {
      const at = cursor.offset;
      this.at = at;
      switch (bytes[at]) {
        case OP.SHORT_BINUNICODE:
          if (this.#numberedTexts(at)) break;
          cursor.offset = at + 1;
          this.#text(cursor.uint8());
          break;
        case OP.MEMOIZE:
          cursor.offset = at + 1;
          this.#memoize();
          break;
        case OP.BININT1:
          cursor.offset = at + 1;
          this.#push(cursor.uint8());
          break;
        case OP.BININT2:
          cursor.offset = at + 1;
          this.#push(cursor.uint16());
          break;
        case OP.BININT:
          cursor.offset = at + 1;
          this.#push(cursor.int32());
          break;
        case OP.SHORT_BINBYTES:
          if (this.#scalar(at)) break;
          cursor.offset = at + 1;
          this.#bytes("bytes", cursor.uint8());
          break;
        case OP.STOP:
          cursor.offset = at + 1;
          return this.#stop();
        default:
          this.#step(cursor.uint8());
      }
    }
    return this.fail(`more than ${MOST_OPCODES} instructions`);
  }

  /**
   * Short texts that are remembered, each with a whole number after it: the entries of a vocabulary, at once. Of 100,000 words this takes 20 ms off the 100 ms
   * that a process takes the first time (Node 20).
   *
   * @returns false where no such pair stands at `at`
   */
  #numberedTexts(at: number): boolean {
    const { bytes, view } = this.cursor;
    const { values } = this.#stack;
    const memo = this.#memo;
    // The longest number is 5 bytes long.
    const last = bytes.length - 6;
    let next = at;
    while (bytes[next] === OP.SHORT_BINUNICODE && values.length < MOST_STACK) {
      const end = next + 2 + bytes[next + 1];
      if (!(end < last) || bytes[end] !== OP.MEMOIZE) break;
      const kind = bytes[end + 1];
      if (kind !== OP.BININT && kind !== OP.BININT2 && kind !== OP.BININT1) break;
      const text = decodeText(bytes, next + 2, end);
      if (text === undefined) break;
      this.budget.heap(HEAP.text + HEAP.memo + text.length, next);
      memo.add(text);
      if (kind === OP.BININT) {
        values.push(text, view.getInt32(end + 2, true));
        next = end + 6;
      } else if (kind === OP.BININT2) {
        values.push(text, bytes[end + 2] + 256 * bytes[end + 3]);
        next = end + 4;
      } else {
        values.push(text, bytes[end + 2]);
        next = end + 3;
      }
    }
    if (next === at) return false;
    this.cursor.offset = next;
    return true;
  }

  /** A NumPy number whose call stands whole in the file. */
  #scalar(at: number): boolean {
    const stack = this.#stack;
    const { values } = stack;
    if (!this.#fuses || stack.reach < 2) return false;
    const dtype = values[values.length - 1];
    const callee = values[values.length - 2];
    if (!(dtype instanceof DType) || !(callee instanceof PyName) || !isScalarMaker(callee)) return false;
    const size = numberSize(dtype);
    const memo = this.#memo;
    const call = this.#call;
    if (size === 0 || !call.matches(this.cursor.bytes, at, size, memo.size)) return false;
    const value = numberAt(dtype, this.cursor.bytes, call.start);
    this.budget.heap(HEAP.float, at);
    stack.shrink(values.length - 2);
    values.push(value);
    if (call.remembered > 0) {
      this.budget.heap(3 * HEAP.memo, at);
      memo.add(NOT_MADE);
      memo.add(NOT_MADE);
      memo.add(value);
    }
    this.cursor.offset = call.end;
    return true;
  }

  /** What the file remembers without a number, under the next. */
  #memoize(): void {
    const value = this.#stack.top;
    if (value instanceof NdArray || this.#memo.size >= MOST_MEMO) {
      this.#put(this.#memo.size);
      return;
    }
    this.budget.heap(HEAP.memo, this.at);
    this.#memo.add(value);
  }

  #stop(): PyValue {
    const value = this.#stack.pop();
    return this.#stack.isBare ? value : this.fail("the pickle stops while values are still waiting");
  }

  /** Most frequent first: what models are made of. */
  #step(opcode: number): void {
    const { cursor } = this;
    switch (opcode) {
      case OP.BINGET:
        this.#get(cursor.uint8());
        return;
      case OP.BINPUT:
        this.#put(cursor.uint8());
        return;
      case OP.LONG_BINGET:
        this.#get(cursor.uint32());
        return;
      case OP.LONG_BINPUT:
        this.#put(cursor.uint32());
        return;
      case OP.BINUNICODE:
        this.#text(cursor.uint32());
        return;
      case OP.TUPLE1:
      case OP.TUPLE2:
      case OP.TUPLE3:
        this.#shortTuple(opcode - OP.TUPLE1 + 1);
        return;
      case OP.REDUCE:
        this.#reduce();
        return;
      case OP.NONE:
        this.#push(null);
        return;
      case OP.NEWTRUE:
        this.#push(true);
        return;
      case OP.NEWFALSE:
        this.#push(false);
        return;
      case OP.BINFLOAT:
        this.#push(this.#float(cursor.float64BigEndian()));
        return;
      case OP.MARK:
        this.#stack.mark();
        return;
      case OP.BUILD:
        this.#build();
        return;
      default:
        this.#container(opcode);
        return;
    }
  }

  #container(opcode: number): void {
    const stack = this.#stack;
    switch (opcode) {
      case OP.EMPTY_TUPLE:
        this.#push(EMPTY_TUPLE);
        return;
      case OP.TUPLE:
        this.#tuple(stack.popToMark());
        return;
      case OP.EMPTY_LIST:
      case OP.LIST:
        this.#list(opcode === OP.LIST ? stack.popToMark() : []);
        return;
      case OP.APPEND:
      case OP.APPENDS: {
        const from = opcode === OP.APPENDS ? stack.popMark() : stack.values.length - 1;
        append(stack.below(from), stack.values, from, this);
        stack.shrink(from);
        return;
      }
      case OP.EMPTY_DICT:
      case OP.DICT:
        this.#dict(opcode === OP.DICT ? stack.popToMark() : []);
        return;
      case OP.SETITEM: {
        const from = stack.values.length - 2;
        setItems(stack.below(from), stack.values, from, this);
        stack.shrink(from);
        return;
      }
      case OP.SETITEMS: {
        const from = stack.popMark();
        setItems(stack.below(from), stack.values, from, this);
        stack.shrink(from);
        return;
      }
      case OP.EMPTY_SET:
        this.#set([], false);
        return;
      case OP.ADDITEMS: {
        const from = stack.popMark();
        addItems(stack.below(from), stack.values, from, this);
        stack.shrink(from);
        return;
      }
      case OP.FROZENSET:
        this.#set(stack.popToMark(), true);
        return;
      case OP.POP:
        stack.discard();
        return;
      case OP.POP_MARK:
        stack.popToMark();
        return;
      case OP.DUP:
        this.#again(stack.top);
        return;
      default:
        this.#instance(opcode);
        return;
    }
  }

  #instance(opcode: number): void {
    const { cursor } = this;
    const stack = this.#stack;
    switch (opcode) {
      case OP.GLOBAL:
        this.#name(this.#utf8Line(), this.#utf8Line());
        return;
      case OP.STACK_GLOBAL: {
        const name = textOf(stack.pop());
        const module = textOf(stack.pop());
        if (name === undefined || module === undefined) this.fail("a class or function whose name is no text");
        this.#name(module, name);
        return;
      }
      case OP.NEWOBJ:
        this.#newObject(stack.pop());
        return;
      case OP.NEWOBJ_EX: {
        const kwargs = stack.pop();
        this.#newObject(stack.pop(), kwargs);
        return;
      }
      case OP.INST: {
        const cls = pyName(this.#utf8Line(), this.#utf8Line(), this.fail);
        stack.push(instance(cls, stack.popToMark(), this));
        return;
      }
      case OP.OBJ: {
        const [cls, ...args] = stack.popToMark();
        if (!(cls instanceof PyName)) this.fail("an instance of what is no class");
        stack.push(instance(cls, args, this));
        return;
      }
      case OP.PROTO: {
        const protocol = cursor.uint8();
        if (protocol > HIGHEST_PROTOCOL) this.fail(`pickle protocol ${protocol}, where ${HIGHEST_PROTOCOL} is the highest there is`);
        return;
      }
      case OP.FRAME: {
        const length = cursor.uint64();
        if (length > cursor.left) this.fail(`a frame of ${length} bytes, and ${cursor.left} are left`, CUT_OFF);
        return;
      }
      default:
        this.#plain(opcode);
        return;
    }
  }

  #plain(opcode: number): void {
    const { cursor } = this;
    switch (opcode) {
      case OP.BINBYTES:
        this.#bytes("bytes", cursor.uint32());
        return;
      case OP.BINBYTES8:
        this.#bytes("bytes", cursor.uint64());
        return;
      case OP.BYTEARRAY8:
        this.#bytes("bytearray", cursor.uint64());
        return;
      case OP.SHORT_BINSTRING:
        this.#bytes("str", cursor.uint8());
        return;
      case OP.BINSTRING: {
        const length = cursor.int32();
        if (length < 0) this.fail(`a string of ${length} bytes`);
        this.#bytes("str", length);
        return;
      }
      case OP.BINUNICODE8:
        this.#text(cursor.uint64());
        return;
      case OP.LONG1:
        this.#push(this.#integer(cursor.uint8()));
        return;
      case OP.LONG4:
        this.#push(this.#integer(cursor.int32()));
        return;
      case OP.INT:
        this.#push(readInt(cursor));
        return;
      case OP.LONG:
        this.#push(readLong(cursor));
        return;
      case OP.FLOAT:
        this.#push(this.#float(readFloat(cursor)));
        return;
      case OP.STRING: {
        const text = readString(cursor);
        this.budget.heap(HEAP.bytes, this.at);
        this.#push(text);
        return;
      }
      case OP.UNICODE: {
        const text = readUnicode(cursor);
        this.budget.heap(HEAP.text + 2 * text.length, this.at);
        this.#push(text);
        return;
      }
      case OP.GET:
        this.#get(this.#index());
        return;
      case OP.PUT:
        this.#put(this.#index());
        return;
      default:
        this.#refuse(opcode);
        return;
    }
  }

  #refuse(opcode: number): never {
    switch (opcode) {
      case OP.PERSID:
      case OP.BINPERSID:
        return this.fail(
          "refers to objects outside of the file (a persistent id)",
          "PyTorch and some databases write such files; they are no models of scikit-learn.",
        );
      case OP.EXT1:
      case OP.EXT2:
      case OP.EXT4:
        return this.fail("refers to classes by numbers that only the writer knows (an extension code)");
      case OP.NEXT_BUFFER:
      case OP.READONLY_BUFFER:
        return this.fail(
          "keeps its arrays outside of the file (out-of-band buffers)",
          "Save it with pickle.dump without buffer_callback, or with joblib.dump.",
        );
      default:
        return this.fail(`the byte 0x${opcode.toString(16).padStart(2, "0")} is no instruction of a pickle`);
    }
  }

  #push(value: PyValue): void {
    this.#stack.push(value);
  }

  #float(value: number): PyValue {
    const float = pyFloat(value);
    this.budget.heap(typeof float === "number" ? 16 : HEAP.float, this.at);
    return float;
  }

  #text(length: number): void {
    const { cursor } = this;
    if (length > MOST_TEXT_BYTES) this.fail(`a text of ${length} bytes, where ${MOST_TEXT_BYTES} are the most`);
    const start = cursor.take(length, "a text");
    this.budget.heap(HEAP.text + length, this.at);
    const text = decodeText(cursor.bytes, start, start + length);
    this.#push(text ?? this.fail("a text that is not UTF-8"));
  }

  #bytes(kind: PyBytes["kind"], length: number): void {
    const start = this.cursor.take(length, kind === "str" ? "a string" : `a ${kind === "bytes" ? "bytes object" : "bytearray"}`);
    this.budget.heap(HEAP.bytes, this.at);
    this.#push(new PyBytes(kind, this.cursor.bytes, start, start + length));
  }

  /** Little-endian two's complement. */
  #integer(length: number): number | bigint {
    if (length < 0 || length > MOST_INTEGER_BYTES) this.fail(`an integer of ${length} bytes, where ${MOST_INTEGER_BYTES} are the most`);
    const { cursor } = this;
    const start = cursor.take(length, "an integer");
    if (length === 0) return 0;
    let hex = "";
    for (let i = start + length - 1; i >= start; i--) hex += cursor.bytes[i].toString(16).padStart(2, "0");
    const value = BigInt.asIntN(8 * length, BigInt(`0x${hex}`));
    this.budget.heap(HEAP.bigint + length, this.at);
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }

  #index(): number {
    const line = this.cursor.line();
    if (!/^[0-9]{1,10}$/.test(line)) this.fail(`${quote(line)} is no number of something remembered`);
    return Number(line);
  }

  #get(index: number): void {
    const value = this.#memo.get(index);
    if (value === NOT_MADE) throw new NotMade();
    this.#again(value === undefined ? this.fail(`refers to number ${index}, which nothing has been remembered as`) : value);
  }

  /** What the file has named before. */
  #again(value: PyValue): void {
    if (isContainer(value)) this.#shared.add(value);
    this.#push(value);
  }

  #put(index: number): void {
    const value = this.#stack.top;
    if (this.#memo.size >= MOST_MEMO) this.fail(`more than ${MOST_MEMO} values are remembered`);
    this.budget.heap(index === this.#memo.size ? HEAP.memo : HEAP.farMemo, this.at);
    this.#memo.set(index, value);
    if (value instanceof NdArray) {
      const waiting = this.unbuilt.get(value);
      if (waiting !== undefined) waiting.memo = index;
    }
  }

  #shortTuple(length: number): void {
    const stack = this.#stack;
    const last = stack.pop();
    if (length === 1) this.#tuple([last]);
    else {
      const middle = stack.pop();
      this.#tuple(length === 2 ? [middle, last] : [stack.pop(), middle, last]);
    }
  }

  #tuple(items: PyValue[]): void {
    this.budget.heap(HEAP.tuple + 8 * items.length, this.at);
    this.#push(new PyTuple(items));
  }

  #list(items: PyValue[]): void {
    this.budget.heap(HEAP.list + 8 * items.length, this.at);
    this.#push(items);
  }

  #set(items: PyValue[], isFrozen: boolean): void {
    this.budget.heap(HEAP.set + 8 * items.length, this.at);
    this.#push(new PySet(items, isFrozen));
  }

  #dict(pairs: PyValue[]): void {
    this.budget.heap(HEAP.dict, this.at);
    const dict = new Map<PyValue, PyValue>();
    setItems(dict, pairs, 0, this);
    this.#push(dict);
  }

  #utf8Line(): string {
    const { cursor } = this;
    const start = cursor.offset;
    cursor.line();
    return decodeText(cursor.bytes, start, cursor.offset - 1) ?? this.fail("a name that is not UTF-8");
  }

  #name(module: string, name: string): void {
    this.budget.heap(HEAP.name + 2 * (module.length + name.length), this.at);
    this.#push(pyName(module, name, this.fail));
  }

  #newObject(args: PyValue, kwargs?: PyValue): void {
    const made = this.#stack.pop();
    const cls = made instanceof PyObject ? nameOfMade(made) : made;
    if (!(cls instanceof PyName)) this.fail("an instance of what is no class");
    if (!(args instanceof PyTuple)) this.fail("an instance whose arguments are no tuple");
    if (kwargs !== undefined && !(kwargs instanceof Map)) this.fail("an instance whose keyword arguments are no dict");
    let named: Map<string, PyValue> | undefined;
    if (kwargs !== undefined) {
      this.budget.copied(kwargs.size, this.at);
      for (const key of kwargs.keys()) if (typeof key !== "string") this.fail("a keyword argument whose name is no text");
      named = kwargs as Map<string, PyValue>;
    }
    this.#push(instance(cls, args.items, this, named));
  }

  #reduce(): void {
    const args = this.#stack.pop();
    const callee = this.#stack.pop();
    if (!(args instanceof PyTuple)) this.fail("a call whose arguments are no tuple");
    this.#push(callResult(callee, args, this));
  }

  #build(): void {
    const state = this.#stack.pop();
    const { value, replaces } = setState(this.#stack.top, state, this);
    this.#stack.replaceTop(value);
    if (replaces?.memo !== undefined) this.#memo.set(replaces.memo, replaces.by);
  }
}
