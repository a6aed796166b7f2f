"""Writes test/fixtures/murmur.json: `murmurhash3_32` of scikit-learn, as FeatureHasher and HashingVectorizer call it: UTF-8, seed 0, signed."""
import json
import pathlib
import random

import sklearn
from sklearn.utils import murmurhash3_32

if __name__ == "__main__":
    rng = random.Random(0)
    letters = "abcxyz019 _=é\u00df\u4e2d\u6587\U0001f600\U00020000\0"
    texts = [""] + ["".join(rng.choice(letters) for _ in range(n)) for n in list(range(1, 20)) * 8 + [100, 1000]]
    content = {"sklearn": sklearn.__version__, "texts": texts, "hashes": [int(murmurhash3_32(text, seed=0)) for text in texts]}
    path = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "murmur.json"
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{path.stat().st_size} bytes")
