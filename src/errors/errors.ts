/**
 * The error family. An error is thrown where the fact is known and rendered once, where the person is
 * (the command line, or an HTTP answer): `message` is what is wrong, `place` where, `hint` what to do.
 */
import { visible } from "./quote.ts";

/** Where something is wrong; only the parts that are known. */
export interface Place {
  /** the file as the user named it */
  readonly file?: string;
  /** path inside a model, for example `estimators_.3.tree_.nodes` */
  readonly path?: string;
  /** bytes from the start of the file */
  readonly offset?: number;
  /** line of a table's file, counted from 1, the header included */
  readonly row?: number;
  /** column of a table, by name */
  readonly column?: string;
  /** input, parameter or model, by name */
  readonly name?: string;
}

interface Details {
  readonly place?: Place;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** What every error of Brine's is. Any other error that leaves Brine is a bug. */
export abstract class BrineError extends Error {
  /** stable, for programs: `invalid_model`, `data`, … */
  abstract readonly code: string;
  readonly place: Place;
  readonly hint: string | undefined;

  constructor(message: string, { place = {}, hint, cause }: Details = {}) {
    super(visible(message), cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.place = place;
    // A hint of several lines has line breaks of ours.
    this.hint = hint?.split("\n").map(visible).join("\n");
  }
}

/** The bytes are not a model file, or are damaged: cut off, changed, an unknown format. */
export class ModelFileError extends BrineError {
  readonly code = "model_file";
}

/** The bytes could be read, but what they hold contradicts itself (a tree whose child points back). */
export class InvalidModelError extends BrineError {
  readonly code = "invalid_model";
}

/** A sound model of a kind that this version does not understand. `parts` lists everything that stops it. */
export class UnsupportedModelError extends BrineError {
  readonly code = "unsupported_model";
  readonly parts: readonly string[];

  constructor(message: string, parts: readonly string[], details: Details = {}) {
    super(message, details);
    this.parts = parts.map(visible);
  }
}

/** A table that cannot be used: ragged rows, a missing column, text where numbers are needed. */
export class DataError extends BrineError {
  readonly code = "data";
}

/** A parameter that scikit-learn would refuse, or that this version does not have yet. */
export class ParameterError extends BrineError {
  readonly code = "parameter";
}

/** Something that is planned, and that this version does not have yet: exit 1, or HTTP 501. */
export class NotInThisVersionError extends BrineError {
  readonly code = "not_in_this_version";

  /** @param what names it, so that "… is not in this version" reads as a sentence */
  constructor(what: string, details: Details = {}) {
    super(`${what} is not in this version`, details);
  }
}

/** One input that is not what the signature asks for. */
export interface WrongInput {
  /** which row, counted from 0, where many were sent */
  readonly row?: number;
  readonly name: string;
  readonly detail: string;
}

/** Inputs that are not what the model's signature asks for: every wrong one, never only the first. */
export class SignatureError extends BrineError {
  readonly code = "signature";
  readonly errors: readonly WrongInput[];

  constructor(message: string, errors: readonly WrongInput[] = [], details: Details = {}) {
    super(message, details);
    this.errors = errors;
  }
}
