export { dummyInputs, dummyRows } from "./dummy-rows.ts";
