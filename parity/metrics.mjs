import { checkMetricCase } from "../dist/test/support/metric-case.js";
import { compare } from "./ask.mjs";

compare("metrics.py", checkMetricCase);
