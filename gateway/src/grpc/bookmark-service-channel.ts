import { LIMITS } from '@bookmarks/protos';
import { REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { Metadata } from '@grpc/grpc-js';

/** Each call goes to another replica; one that is gone is noticed within seconds. */
export const BOOKMARK_SERVICE_CHANNEL = {
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.max_receive_message_length': LIMITS.messageBytes,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.dns_min_time_between_resolutions_ms': 1_000,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

/** @param address `host:port` */
export function bookmarkServiceTarget(address: string): string {
  return `dns:///${address}`;
}

export function metadataOf(requestId: string): Metadata {
  const metadata = new Metadata();
  metadata.set(REQUEST_ID_HEADER, requestId);
  return metadata;
}

export function within(timeoutMs: number): { deadline: number } {
  return { deadline: Date.now() + timeoutMs };
}
