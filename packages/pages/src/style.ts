/** The design of every page: a few properties, in light and in dark, that all elements take their look from. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f4f6, #16161a);
  --card: light-dark(#ffffff, #212127);
  --text: light-dark(#1c1c22, #ececf1);
  --quiet: light-dark(#5c5c66, #a6a6b0);
  --line: light-dark(#d8d8de, #3a3a43);
  --accent: light-dark(#4338ca, #a5b4fc);
  --on-accent: light-dark(#ffffff, #16161a);
  --danger: light-dark(#b42318, #ff9b8f);
  --radius: .6rem;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; accent-color: var(--accent); }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 1.25rem; }
header .name { font-weight: 700; color: inherit; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; flex: 1; }
main { padding-bottom: 3rem; }
footer { padding-bottom: 2rem; color: var(--quiet); font-size: .875rem; }
h1 { margin: 1.75rem 0 .5rem; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
h3 { margin: 0; font-size: 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
mark { background: light-dark(#fde68a, #5c4813); color: inherit; }
time { white-space: nowrap; }
summary { margin: .75rem 0; color: var(--accent); cursor: pointer; }
progress { width: 100%; }
p, ul, ol, dl { margin: .5rem 0; }
a { color: var(--accent); }
[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.quiet { color: var(--quiet); font-size: .875rem; }
.card, .notice { margin: 1rem 0; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.notice { border-left: .3rem solid var(--accent); }
.problem { border-left-color: var(--danger); }
.card > :last-child, .notice > :last-child { margin-bottom: 0; }
.list { padding: 0; list-style: none; }
.card h2 { margin: 0; font-size: 1rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: 0; list-style: none; font-size: .875rem; }
.present { white-space: pre-wrap; }
.counts > div { display: flex; justify-content: space-between; gap: 1rem; max-width: 24rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
form { margin: .75rem 0; }
.row form { margin: 0; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
label.choice { display: flex; gap: .5rem; align-items: baseline; font-weight: 400; }
fieldset { margin: .75rem 0; padding: .25rem 1rem .75rem; border: 1px solid var(--line); border-radius: var(--radius); }
legend { padding: 0 .25rem; font-weight: 600; }
input, select, textarea, button { max-width: 100%; font: inherit; }
input:not([type]), input[type=text], input[type=search], input[type=url], input[type=file], select, textarea {
  width: 100%; padding: .5rem .65rem; border: 1px solid var(--quiet); border-radius: var(--radius); background: var(--card); color: inherit; }
button, .button { display: inline-block; margin-top: .75rem; padding: .5rem 1.1rem; border: 1px solid var(--accent); border-radius: var(--radius);
  background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer; }
.row button, .row .button { margin-top: 0; }
button.plain, .button.plain { background: transparent; color: var(--accent); }
button.danger { border-color: var(--danger); background: transparent; color: var(--danger); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { margin: .5rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); white-space: pre-wrap; }
`;
