export { closeGracefully, createHttpServer, retireConnections } from './http-server.ts';
