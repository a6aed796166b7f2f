/** Named, typed columns with missing values: what a DataFrame is to scikit-learn. */
import { DataError, quote } from "../errors/index.ts";

/** A class label, as the table wrote it: text stays text, integers are numbers, true and false booleans. */
export type Label = string | number | boolean;

/** One column. Missing cells are NaN among numbers, `null` elsewhere. */
export type Column =
  | { readonly name: string; readonly kind: "number"; readonly values: Float64Array; readonly integer: boolean }
  | { readonly name: string; readonly kind: "boolean"; readonly values: readonly (boolean | null)[] }
  | { readonly name: string; readonly kind: "text"; readonly values: readonly (string | null)[] };

/** A column of labels. */
export type Labels = readonly Label[] | Float64Array | Int32Array | Uint8Array;

const missingCell = (name: string, row: number): DataError =>
  new DataError(`column ${quote(name)} has no value in row ${row}, counted from 0`, { place: { column: name } });

export class Frame {
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly #byName: ReadonlyMap<string, Column>;

  /** @throws {DataError} when columns differ in length or share a name */
  constructor(columns: readonly Column[], rows = columns[0]?.values.length ?? 0) {
    const byName = new Map<string, Column>();
    for (const column of columns) {
      if (column.values.length !== rows) {
        throw new DataError(`column ${quote(column.name)} has ${column.values.length} rows, not ${rows}`);
      }
      if (byName.has(column.name)) throw new DataError(`two columns are named ${quote(column.name)}`);
      byName.set(column.name, column);
    }
    this.rows = rows;
    this.columns = columns;
    this.#byName = byName;
  }

  get names(): readonly string[] {
    return this.columns.map((column) => column.name);
  }

  column(name: string): Column | undefined {
    return this.#byName.get(name);
  }

  /** The named columns, in that order. @throws {DataError} naming every column that is not there */
  select(names: readonly string[]): Frame {
    const missing = names.filter((name) => !this.#byName.has(name));
    if (missing.length > 0) {
      throw new DataError(`no column ${missing.map(quote).join(", ")}`, {
        hint: `The columns are ${this.names.slice(0, 20).map(quote).join(", ")}${this.columns.length > 20 ? ", …" : ""}.`,
      });
    }
    return new Frame(
      names.map((name) => this.#byName.get(name) as Column),
      this.rows,
    );
  }

  /** All columns but the named ones. @throws {DataError} naming every column that is not there */
  drop(names: readonly string[]): Frame {
    this.select(names);
    return new Frame(
      this.columns.filter((column) => !names.includes(column.name)),
      this.rows,
    );
  }

  /** One column as labels or target values. @throws {DataError} when it is not there, or a cell is missing */
  labels(name: string): Labels {
    const [{ values }] = this.select([name]).columns;
    if (values instanceof Float64Array) {
      if (values.some(Number.isNaN)) throw missingCell(name, values.findIndex(Number.isNaN));
      return values;
    }
    return Array.from<string | boolean | null, Label>(values, (value, row) => {
      if (value === null) throw missingCell(name, row);
      return value;
    });
  }

  /** The rows with these numbers, in that order. */
  take(rows: ArrayLike<number>): Frame {
    const pick = Array.from(rows);
    return new Frame(
      this.columns.map((column): Column => {
        switch (column.kind) {
          case "number":
            return { ...column, values: Float64Array.from(pick, (i) => column.values[i]) };
          case "boolean":
            return { ...column, values: pick.map((i) => column.values[i]) };
          case "text":
            return { ...column, values: pick.map((i) => column.values[i]) };
        }
      }),
      pick.length,
    );
  }
}
