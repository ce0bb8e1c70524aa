export { ConfigurationError, parseEnv } from './parse-env.ts';
export { onOff, parsedBy, port, secret, url } from './settings.ts';
