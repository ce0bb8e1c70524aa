import { type Html, html } from '@bookmarks/pages';

export type Option = { readonly value: string; readonly label: string };

/** A choice of one, with its label above it. */
export function select(name: string, label: string, options: readonly Option[], chosen: string): Html {
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${options.map((option) => optionOf(option, chosen))}</select>`;
}

function optionOf({ value, label }: Option, chosen: string): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`;
}
