import { Browser } from './browser.ts';
import { archive, markFavorite, markRead, trash } from './deed.ts';
import { ELEMENTS } from './elements.ts';
import { Host } from './host.ts';
import { listenToKeys, type Shortcuts } from './shortcuts.ts';
import { listenToTyping } from './typing.ts';

const browser = new Browser(new Host());
const mayWrite = document.documentElement.hasAttribute('data-may-write');

const { search, list, tagsInput, ...buttons } = ELEMENTS;
buttons.help.onclick = () => browser.toggleHelp();
buttons.size.onclick = () => void browser.toggleSize();
buttons.undo.onclick = () => void browser.undo();
buttons.previous.onclick = () => void browser.turnPage(-1);
buttons.next.onclick = () => void browser.turnPage(1);
buttons.open.onclick = () => void browser.open();
buttons.archive.onclick = () => void browser.do(archive);
buttons.read.onclick = () => void browser.do(markRead);
buttons.favorite.onclick = () => void browser.do(markFavorite);
buttons.tag.onclick = () => browser.editTags();
buttons.trash.onclick = () => void browser.do(trash);
buttons.save.onclick = () => void browser.saveTags();
buttons.cancel.onclick = () => browser.backToList();

list.onclick = ({ target }) => {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
  if (row) void browser.select(Number(row.dataset.index));
};
list.ondblclick = () => void browser.open();
window.onresize = () => browser.draw();

listenToTyping(search, {
  onText: (words) => void browser.search(words),
  onEnter: () => browser.backToList(),
});
listenToTyping(tagsInput, { onText: () => {}, onEnter: () => void browser.saveTags() });

const reading: Shortcuts = {
  j: () => void browser.move(1),
  k: () => void browser.move(-1),
  ArrowDown: () => void browser.move(1),
  ArrowUp: () => void browser.move(-1),
  PageDown: () => void browser.turnPage(1),
  PageUp: () => void browser.turnPage(-1),
  Home: () => void browser.select(0),
  Enter: () => void browser.open(),
  '/': () => search.focus(),
  '?': () => browser.toggleHelp(),
};
const writing: Shortcuts = {
  e: () => void browser.do(archive),
  r: () => void browser.do(markRead),
  f: () => void browser.do(markFavorite),
  t: () => browser.editTags(),
  '#': () => void browser.do(trash),
  Delete: () => void browser.do(trash),
  u: () => void browser.undo(),
};
listenToKeys({ ...reading, ...(mayWrite && writing) }, () => browser.backToList());

browser.draw();
await browser.start();
