/**
 * What Python would have called while it loaded a file: of a model, constructors of the libraries that it is made with; of a
 * hostile file, `os.system`. Here nothing is called; the names and arguments are only shown.
 */
import { quote } from "../errors/index.ts";
import { eachObject, publicName } from "../estimators/index.ts";
import { PyObject, type PyValue } from "../python/index.ts";
import { pythonText } from "./outline.ts";

const MOST = 20;
const MOST_ARGUMENTS = 5;
/** Libraries whose classes stand in honest models. What they can be made to do is not done here either. */
const LIBRARIES =
  /^(sklearn|numpy|scipy|pandas|joblib|imblearn|xgboost|lightgbm|catboost|category_encoders|sklearn_pandas|sklearn2pmml|_loss)\./;
const CONTAINERS = new Set([
  "builtins.object",
  "builtins.slice",
  "builtins.range",
  "builtins.complex",
  "collections.OrderedDict",
  "collections.defaultdict",
  "collections.Counter",
  "collections.deque",
  "datetime.datetime",
  "datetime.date",
  "datetime.timedelta",
  "decimal.Decimal",
  "functools.partial",
]);

/** Calls of functions and classes that no honest model needs, as Python would write them; at most 20. */
export function wouldCall(value: PyValue): string[] {
  const found = new Set<string>();
  eachObject(value, ({ className, args }) => {
    if (found.size >= MOST || publicName(className) !== undefined || LIBRARIES.test(className) || CONTAINERS.has(className)) return;
    // An instance of somebody's own class is what the refusal names; a call of its code on loading is not.
    if (args.length === 0) return;
    const shown = args.slice(0, MOST_ARGUMENTS).map(argument).join(", ");
    found.add(`${quote(className).slice(1, -1)}(${shown}${args.length > MOST_ARGUMENTS ? ", …" : ""})`);
  });
  return [...found];
}

function argument(value: PyValue): string {
  return value instanceof PyObject ? `${quote(value.className).slice(1, -1)}(…)` : pythonText(value);
}
