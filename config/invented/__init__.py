"""An invented register, hard on purpose: kin, namesakes, second entries in either script, spelled by rule.

`words` has names as they are said, `people` draws persons and their kin, `lives` what befell them; `sources` tell of
them, each with a hand (`arabic`, `latin` by one of the `schools`) and with gaps of its own; `naming` says which names a
source gives, `rows` puts an entry together, `slips` spoil it, `register` writes the file.
"""
