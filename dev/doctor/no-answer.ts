/** The server gave no answer at all. The remedy says what to change. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly url: string;
  readonly remedy: string;
  constructor(url: string | URL, cause: unknown) {
    const code = codeOf(cause);
    const [reason, remedy] = REASONS[code] ?? [code, CHECK_EVERYTHING];
    super(`${url} gave no answer: ${reason}`, { cause });
    this.url = String(url);
    this.remedy = remedy;
  }
}

const CHECK_EVERYTHING =
  'Check the address, the name in DNS, the certificate, and that the server runs and can be reached from here.';
const NOT_TRUSTED =
  'Use a certificate of a public authority, such as Let’s Encrypt, and send its intermediate certificates too: hosted assistants refuse every other. For your own authority, start the doctor with NODE_EXTRA_CA_CERTS=<its certificate>.';
const NOT_HTTP = 'Check the port: something else than a web server listens there.';
const IS_IT_RUNNING =
  'Check that the server runs, and that a firewall lets this port through from where you are.';

/** By the codes of Node's network, TLS and HTTP parts. */
const REASONS: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ECONNREFUSED: [
    'nothing listens on that port (ECONNREFUSED).',
    'Start the server, and check host and port of the address.',
  ],
  ENOTFOUND: [
    'DNS does not know that name (ENOTFOUND).',
    'Check the spelling; else add the name to your DNS.',
  ],
  EAI_AGAIN: ['DNS gave no answer (EAI_AGAIN).', 'Check the spelling and the network of this machine.'],
  ECONNRESET: [
    'it closed the connection (ECONNRESET).',
    'Check that https:// and http:// are not confused, and the log of the server or proxy.',
  ],
  UND_ERR_SOCKET: ['it closed the connection without an answer.', NOT_HTTP],
  UND_ERR_CONNECT_TIMEOUT: ['it could not be connected to in time.', IS_IT_RUNNING],
  TimeoutError: ['it took longer than 10 seconds.', IS_IT_RUNNING],
  ETIMEDOUT: ['it could not be connected to in time (ETIMEDOUT).', IS_IT_RUNNING],
  EHOSTUNREACH: ['there is no way to that host (EHOSTUNREACH).', IS_IT_RUNNING],
  HTTPParserError: ['what answers there does not speak HTTP.', NOT_HTTP],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'what answers there does not speak TLS.',
    'Check the port, or that the server or proxy serves https on it.',
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [
    'what answers there does not speak TLS.',
    'Check the port, or that the server or proxy serves https on it.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is self-signed, and no client trusts it.', NOT_TRUSTED],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate comes from an authority that no client trusts.', NOT_TRUSTED],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'its certificate comes without the intermediate one, so nobody can check it.',
    NOT_TRUSTED,
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its certificate comes from an unknown authority.', NOT_TRUSTED],
  CERT_HAS_EXPIRED: ['its certificate has expired.', 'Renew it, and let the server load the new one.'],
  CERT_NOT_YET_VALID: [
    'its certificate is not valid yet.',
    'Check the clocks of both machines, and the certificate’s dates.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another name.',
    'Get a certificate for the name in the URL, or use the name that is in it.',
  ],
  'bad port': ['browsers and fetch refuse that port.', 'Serve it on another one, best 443.'],
};

/** fetch hides the reason in the cause. */
function codeOf(error: unknown): string {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: Partial<Caused> };
  if (name === 'TimeoutError') return name;
  if (cause?.name === 'HTTPParserError') return cause.name; // Its codes are many, and mean the same.
  return cause?.code ?? cause?.message ?? message ?? String(error);
}

type Caused = { readonly name: string; readonly code: string; readonly message: string };
