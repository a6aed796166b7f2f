import { rules } from "./scripts/arrows.mjs";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: rules(),
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "(node_modules|^dist)" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".mjs", ".js"],
    },
  },
};
