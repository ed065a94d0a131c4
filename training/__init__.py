"""Training of the weights that the package ships. Needs what `training/requirements.txt` lists."""
