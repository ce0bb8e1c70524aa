export { day } from './day.ts';
export { Html, html } from './html.ts';
export { markedText } from './marked-text.ts';
export { PAGE_HEADERS, page, pagePolicy } from './page.ts';
export { shortText, userText } from './user-text.ts';
export { webAddress, webLink } from './web-link.ts';
