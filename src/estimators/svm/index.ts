export { linearCoefficients } from "./linear-coefficients.ts";
