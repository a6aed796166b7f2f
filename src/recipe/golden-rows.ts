/**
 * Golden rows for a freshly trained model. Each is drawn column by column, so that none is a row of anybody, and the
 * draws come from the recipe's seed, so that a second training makes the same ones.
 */
import { MersenneTwister } from "../numeric/index.ts";

const ROWS = 12;
const TRIES = 20;

/**
 * @param columns training values, one column after the other
 * @param all every column of the whole table, test rows included: what no golden row may equal
 * @returns `(rows, inputs)`
 */
export function drawGoldenRows(columns: readonly Float64Array[], all: readonly Float64Array[], seed: number): number[][] {
  const random = new MersenneTwister(seed);
  const draw = (): number[] => columns.map((values) => values[random.interval(values.length - 1)] + 0);
  // Where all combinations occur (two binary inputs), values in between.
  const drawBetween = (): number[] =>
    columns.map((values) => {
      const a = values[random.interval(values.length - 1)];
      const b = values[random.interval(values.length - 1)];
      return a + (a === b ? 1 : b - a) * random.randomSample() + 0;
    });
  const rows: number[][] = [];
  for (let i = 0; i < ROWS; i++) {
    for (let t = 0; t < 2 * TRIES; t++) {
      const row = t < TRIES ? draw() : drawBetween();
      const isNew = !occurs(row, all) && !rows.some((other) => other.every((value, j) => value === row[j]));
      if (isNew && row.every((value) => Number.isFinite(Math.fround(value)))) {
        rows.push(row);
        break;
      }
    }
  }
  return rows;
}

function occurs(row: readonly number[], columns: readonly Float64Array[]): boolean {
  const rows = columns[0].length;
  for (let i = 0; i < rows; i++) {
    let j = 0;
    while (j < columns.length && columns[j][i] === row[j]) j++;
    if (j === columns.length) return true;
  }
  return false;
}
