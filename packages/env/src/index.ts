export { ConfigurationError } from './configuration-error.ts';
export { parseEnv } from './parse-env.ts';
export { portTaken, reportFatal } from './report-fatal.ts';
export { noExampleKey, ruleFor } from './rule.ts';
export { onOff, parsedBy, port, secret, shutdownDelay, url } from './settings.ts';
