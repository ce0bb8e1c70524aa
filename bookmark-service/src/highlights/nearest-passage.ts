/** A page is compared in pieces of about this many characters. */
const LONGEST_PASSAGE = 300;
const WORD = /[\p{L}\p{N}]{2,}/gu;
/** Of the words of a quote, as many must be there for a passage to be near. */
const LEAST_SHARE = 0.5;

/** The sentence of a page that has most words in common with a quote that is not there; undefined where none has half of them. */
export function nearestPassage(pageText: string, quote: string): string | undefined {
  const wanted = new Set(wordsOf(quote));
  let nearest: { readonly passage: string; readonly shared: number } | undefined;
  for (const passage of passagesOf(pageText)) {
    const shared = new Set(wordsOf(passage).filter((word) => wanted.has(word))).size;
    if (shared > (nearest?.shared ?? 0)) nearest = { passage, shared };
  }
  const isNear = nearest !== undefined && nearest.shared >= wanted.size * LEAST_SHARE;
  return isNear ? nearest?.passage : undefined;
}

function* passagesOf(text: string): Generator<string> {
  for (const [sentence] of text.matchAll(/[^.!?。！？\n]+[.!?。！？]*/gu)) {
    for (let start = 0; start < sentence.length; start += LONGEST_PASSAGE) {
      yield sentence
        .slice(start, start + LONGEST_PASSAGE)
        .toWellFormed()
        .trim();
    }
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
