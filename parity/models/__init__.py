"""The models that `parity/read.py` fits in every scikit-learn version: one file per family."""
