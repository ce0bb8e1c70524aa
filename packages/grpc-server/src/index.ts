export { type ListeningServer, listen } from './listen.ts';
