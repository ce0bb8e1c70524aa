/** A note with one more paragraph, unless it has it already. */
export function withParagraph(note: string, added: string): string {
  if (added === '' || `\n\n${note}\n\n`.includes(`\n\n${added}\n\n`)) return note;
  return note === '' ? added : `${note}\n\n${added}`;
}
