export { ConfigurationError } from './configuration-error.ts';
export { misspelledIn } from './misspelled.ts';
export { parseEnv } from './parse-env.ts';
export { portTaken, reportFatal } from './report-fatal.ts';
export { httpsElsewhere, noExampleKey, ruleFor } from './rule.ts';
export { onOff, parsedBy, port, secret, secretWithExample, shutdownDelay, url } from './settings.ts';
