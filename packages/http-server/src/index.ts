export { closeGracefully, createHttpServer } from './http-server.ts';
