"""The rules of suspicion against a register in which every rule has something to find, and something like it to leave.

`rows` invents the register by the definitions of the design (interfaces.md), and knows nothing of how it is searched;
`beyond` plants what no file carries, by the application's own functions; `judging` compares.
"""
