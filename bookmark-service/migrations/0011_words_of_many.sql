-- A connection keeps the plan that it made for the first change that it saw, which most often is one of a single bookmark: rows before
-- and after are compared each with each then, which for two thousand of both takes seconds. A hash join costs one row nothing.
alter function learn_words_of_changed() set enable_nestloop = off;
