/** The parts of the document, which `browser.html` has by these ids. */
export const ELEMENTS = {
  search: input('search'),
  help: button('help'),
  size: button('size'),
  list: element('list'),
  empty: element('empty'),
  keys: element('keys'),
  message: element('message'),
  undo: button('undo'),
  previous: button('previous'),
  next: button('next'),
  tools: element('tools'),
  open: button('open'),
  archive: button('archive'),
  read: button('read'),
  favorite: button('favorite'),
  tag: button('tag'),
  trash: button('trash'),
  tags: element('tags'),
  tagsInput: input('tags'),
  save: button('save'),
  cancel: button('cancel'),
};

function element(id: string): HTMLElement {
  return found(document.getElementById(id), HTMLElement);
}

function button(id: string): HTMLButtonElement {
  return found(document.getElementById(id), HTMLButtonElement);
}

function input(parentId: string): HTMLInputElement {
  return found(document.querySelector(`#${parentId} input`), HTMLInputElement);
}

function found<Kind extends Element>(element: Element | null, kind: new () => Kind): Kind {
  if (element instanceof kind) return element;
  throw new Error(`browser.html lacks a ${kind.name}.`);
}
