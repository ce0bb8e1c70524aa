/**
 * Clients that the operator lets in no more, whoever they act for. Each takes effect with the next request, at every replica, and
 * also for tokens that were issued before.
 */
export interface ClientDenials {
  deny(clientId: string): Promise<void>;
  allow(clientId: string): Promise<void>;
  isDenied(clientId: string): Promise<boolean>;
}
