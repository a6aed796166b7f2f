/** While a pickle is read its values still grow; to everybody else they are fixed. Only the reader writes through this. */
export type Mutable<T> = { -readonly [key in keyof T]: T[key] };

export function mutable<T>(value: T): Mutable<T> {
  return value;
}
