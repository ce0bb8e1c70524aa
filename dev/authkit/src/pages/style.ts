export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f4f6, #16161a);
  --card: light-dark(#ffffff, #212127);
  --text: light-dark(#1c1c22, #ececf1);
  --quiet: light-dark(#5c5c66, #a6a6b0);
  --line: light-dark(#d8d8de, #3a3a43);
  --accent: light-dark(#4338ca, #a5b4fc);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  padding: 8vh 1rem 2rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
main, footer { max-width: 26rem; margin: 0 auto; }
main { padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p, ul { margin: .5rem 0; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; }
.quiet, footer { color: var(--quiet); font-size: .875rem; }
footer { margin-top: 1rem; text-align: center; }
button {
  display: block;
  width: 100%;
  margin: .5rem 0;
  padding: .65rem 1rem;
  border: 1px solid var(--line);
  border-radius: .5rem;
  background: transparent;
  color: inherit;
  font: inherit;
  text-align: left;
  cursor: pointer;
}
button strong { display: block; }
button:hover, button:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: -1px; }
button.cancel { margin: 1.25rem 0 0; border-color: transparent; color: var(--quiet); text-align: center; }
`;
