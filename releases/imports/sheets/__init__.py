"""The program that reads a sheet: a child process without key, database or environment. It is never imported here.

    python -I …/sheets FD NAME=VALUE …

Standard output has lines of JSON: first {"head": …}, what the file is and how it is read; then for each line of the
sheet in which something stands its number and its cells, null for one that is a formula or an error; at last
{"end": …}, or {"refused": CODE}. Only what kills the process leaves it without a last line.
"""
