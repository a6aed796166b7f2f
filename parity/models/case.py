# -*- coding: utf-8 -*-
"""A case: how to fit a model, which rows it answers, and how it is written to a file."""


class Case(object):
    """
    name   scikit-learn's class, then what is special: `Ridge several targets`
    make   fits and returns the model, called once
    ask    the rows
    since, until  first and last version (major, minor) in which these parameters exist
    write  "pickle", a protocol's number, "joblib", joblib's compression: ("zlib", 3), or "skops"
    form   "model"; "dict": the file holds the model among other things; "pieces": its steps, a file each
    refuses  scikit-learn answers these rows with a ValueError
    save   what the file holds, or a list with what each file holds
    """

    def __init__(self, name, make, ask, since=(0, 0), until=(99, 0), write="pickle", form="model", save=None, refuses=False):
        self.name = name
        self.make = make
        self.ask = ask
        self.since = since
        self.until = until
        self.write = write
        self.form = form
        self.save = save
        self.refuses = refuses

    @property
    def estimator(self):
        return self.name.split(" ")[0]
