/** The nodes of a tree as scikit-learn keeps them and pickles write them: records one after the other (tree/_tree.pyx, `NODE_DTYPE`). */

export interface NodeRecords {
  /** at any place in memory */
  readonly bytes: Uint8Array;
  /** of a record, in bytes: a multiple of 8 */
  readonly size: number;
  /** where in a record its fields are, in bytes: multiples of 8, but for the last */
  readonly at: {
    readonly leftChild: number;
    readonly rightChild: number;
    readonly feature: number;
    readonly threshold: number;
    readonly nNodeSamples: number;
    readonly weightedNNodeSamples: number;
    /** undefined before scikit-learn 1.3 */
    readonly missingGoToLeft: number | undefined;
  };
}
