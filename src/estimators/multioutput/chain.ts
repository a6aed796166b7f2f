/** Estimators of which each sees, beside the inputs, what those before it answered (multioutput.py, `_BaseChain`). */
import { hstack, hstackSparse, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsAround, type Shapes } from "../common-state.ts";
import type { Estimator, RowCost, Rows } from "../estimator.ts";
import { asInt32 } from "../plain-values.ts";
import { costInTurn } from "../row-cost.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";

export interface Chain<Member extends Estimator> {
  readonly inputs: Shapes;
  /** in the order of the chain */
  readonly members: readonly Member[];
  /** the number of the output that each member answers */
  readonly order: Int32Array;
  readonly rowCost: RowCost;
  /**
   * Asks each member.
   *
   * @param answer what is returned, in the order of the outputs
   * @param passedOn what the members after it see, one number a row
   */
  ask<Answer>(
    x: Rows,
    answer: (member: Member, rows: Matrix | SparseMatrix) => Answer,
    passedOn: (own: Answer, member: Member, rows: Matrix | SparseMatrix) => ArrayLike<number>,
  ): Answer[];
}

/** @throws {InvalidModelError} when `order_` is no order of the outputs, or a member takes another number of inputs */
export function chainFromState<Member extends Estimator>(
  state: State,
  isMember: (estimator: Estimator) => estimator is Member,
): Chain<Member> {
  const members = state.estimators("estimators_").map((estimator, i) => {
    return isMember(estimator) ? estimator : state.wrong(`estimators_.${i}`, "cannot be a member of this chain");
  });
  const inputs = inputsAround(state, members[0]);
  members.forEach(({ nFeatures }, i) => {
    if (nFeatures !== 0 && nFeatures !== inputs.nFeatures + i) state.wrong(`estimators_.${i}`, `takes ${nFeatures} inputs`);
  });
  const order = orderOf(state, members.length);
  const { length } = members;
  const rowCost = costInTurn(
    members.map((member) => member.rowCost),
    { operations: length * (inputs.nFeatures + length), bytes: 8 * (inputs.nFeatures + 3 * length) },
  );
  return {
    inputs,
    members,
    order,
    rowCost,
    ask(x, answer, passedOn) {
      let rows = sparseOrDenseRows(x, inputs);
      const answers = new Array(members.length);
      members.forEach((member, i) => {
        const own = answer(member, rows);
        answers[order[i]] = own;
        if (i + 1 < members.length) rows = withColumn(rows, passedOn(own, member, rows));
      });
      return answers;
    },
  };
}

function orderOf(state: State, length: number): Int32Array {
  const list = state.list("order_");
  if (list.length !== length) state.wrong("order_", `has ${list.length} entries for ${length} estimators`);
  const order = asInt32(list, 0, length - 1, state.at("order_"));
  return new Set(order).size === length ? order : state.wrong("order_", "is no order of the outputs");
}

function withColumn(rows: Matrix | SparseMatrix, values: ArrayLike<number>): Matrix | SparseMatrix {
  const column = new Matrix(rows.rows, 1, Float64Array.from(values));
  return rows instanceof SparseMatrix ? hstackSparse([rows, SparseMatrix.fromDense(column)]) : hstack([rows, column]);
}
