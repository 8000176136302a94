"""An invented register, hard on purpose: kin, namesakes, second entries in either script, spelled by rule."""
