/** Labels as the encoders of targets take them: one column, or a list of texts. */
import type { Column } from "../../numeric/index.ts";
import type { Rows } from "../estimator.ts";
import { columnRows, documentRows } from "../rows.ts";

/** @throws {SignatureError} when there is more than one column */
export function labelColumn(x: Rows): Column {
  const isText = Array.isArray(x) && typeof x[0] === "string";
  if (isText) return { name: "y", kind: "text", values: documentRows(x) };
  return columnRows(x, { nFeatures: 1 }).columns[0];
}
