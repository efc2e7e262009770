"""How the packaged model is made: data, training, export and evaluation. Needs the extra `training`."""
