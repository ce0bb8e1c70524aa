/** What the query grammar knows, for people and models. Every line in a code block is a query that works. */
export const QUERY_SYNTAX = `# How to search

All parts of a query must match, unless OR stands between them. The last word may be the beginning of a longer one.
English words such as "the", "how" and "for" need not be there where a query has others; in quotes they must.
Words are found in titles, tags, notes, descriptions and URLs, and after these in what can be read on the pages; accents
and upper case do not count.

## Words

    rust async
    "exact phrase"
    rust -beginner
    rust OR go
    (rust OR go) web

\`AND\` may be written and changes nothing. \`OR\` and \`AND\` are in capitals. A group can be negated, too:

    web -(php OR perl)

## Where to look

    title:rust
    title:"release notes"
    url:github
    note:recipe

## What kind of bookmark

    tag:rust
    #rust
    tag:"web dev"
    site:example.com
    in:Work
    in:"Work/Projects"
    is:unread
    is:read
    is:archived
    is:favorite
    is:untagged
    is:broken
    has:note
    has:highlight
    has:reminder

\`is:broken\` is a link that led nowhere on several days. \`site:\` takes a host, with the hosts below it; \`in:\` the path of a collection, with the collections below it.

## When it was saved

    before:2026-01-01
    after:2026-01-01
    age:<1w
    age:>6m

\`age:\` takes \`<\` (younger) or \`>\` (older), a number, and \`h\`, \`d\`, \`w\`, \`m\` or \`y\`.

## Together

    #rust is:unread -site:youtube.com
    "design system" (in:Work OR #work) age:<1y

A mistake is answered with its place in the query. To search for a sign that has a meaning here, put it in quotes:

    "tag:"
`;
