/**
 * Preloaded by `node --import @bookmarks/telemetry/start src/main.ts`, before the modules that it instruments.
 * OpenTelemetry's own environment variables decide where traces go and how many are kept.
 */
if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
  const { startTracing } = await import('./tracing.ts');
  startTracing();
}
