/** How much of a table is taken in, so that no input, however hostile, grows without bound. */

/** bytes of one row: a file without line breaks stops here */
export const MOST_ROW_BYTES = 16 * 1_048_576;
/** characters of one cell */
export const MOST_CELL_LENGTH = 1_048_576;
export const MOST_COLUMNS = 100_000;
/** cells of a table that is held as a whole */
export const MOST_CELLS = 200_000_000;
/** bytes of a table after decompression */
export const MOST_BYTES = 4 * 1_073_741_824;

/** rows and bytes that are read at a time */
export const BLOCK_ROWS = 16_384;
export const BLOCK_BYTES = 4 * 1_048_576;
/** cells that are held at a time */
export const MOST_BLOCK_CELLS = 4 * 1_048_576;
