export { Html, html } from './html.ts';
export { PAGE_HEADERS, page, pagePolicy } from './page.ts';
