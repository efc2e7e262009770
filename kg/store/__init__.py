"""The dataset in stores: the embedded one, its questions and their answers, and remote triplestores."""
