import { checkSplitCase } from "../dist/test/support/split-case.js";
import { compare } from "./ask.mjs";

compare("selection.py", checkSplitCase);
