/** Columns named after the class and a number, as `ClassNamePrefixFeaturesOutMixin` in scikit-learn's base.py names them: `pca0`. */
import { lowerCase } from "../numeric/index.ts";

export function numberedNames(className: string, count: number): string[] {
  const prefix = lowerCase(className.slice(className.lastIndexOf(".") + 1));
  return Array.from({ length: count }, (_, k) => `${prefix}${k}`);
}
