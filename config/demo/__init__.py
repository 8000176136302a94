"""The demo: invented people and the work of two organisations on them, entered through the functions the pages use.

`mode` keeps the mark in the data folder, `names` and `lives` draw the people, `telling` what sources say of them,
`cases` what a case is and how it is made real. What is made stands in `sednaya` (the 103 of ADMSP's statement),
`elsewhere` (other prisons and waves), `groups` (people without names), `unfinished` (every other state of work),
`lately` (who is to be asked how they are) and `neighbours` (the second organisation), and in `ties` what is known of
some people besides: identity numbers, kin; in `inquiries` who asks for them, in `extortion` who demanded money of their
families, and in `statements` what is said of it all in public. `making` makes all of it.
"""
