import { PadanError } from '../errors.js';

/** Where models are fetched, and how. */
export interface HubSettings {
  /** Address of the hub or a mirror, without a slash at the end. */
  endpoint: string;
  /** Sent to the endpoint's own origin only; null for none. Never printed. */
  token: string | null;
  /** Whether `HF_HUB_OFFLINE` forbids every request. */
  offline: boolean;
}

const publicHub = 'https://huggingface.co';

/**
 * Reads the variables that the hub's own tools read: `HF_ENDPOINT`, `HF_TOKEN`, `HF_HUB_OFFLINE`.
 *
 * @throws PadanError `invalid-option` if one cannot be used
 */
export const hubSettings = (env: NodeJS.ProcessEnv): HubSettings => {
  const token = env['HF_TOKEN']?.trim() || null;
  if (token !== null && !/^[\x21-\x7e]+$/.test(token))
    throw new PadanError('invalid-option', 'HF_TOKEN has characters that no token has', {}, 'set it again');
  return {
    endpoint: endpointOf(env['HF_ENDPOINT']?.trim() || publicHub),
    token,
    offline: /^(?:1|true|yes|on)$/i.test(env['HF_HUB_OFFLINE']?.trim() ?? ''),
  };
};

const endpointOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isUsable =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username + url.password + url.search + url.hash === '';
  if (isUsable) return url.href.replace(/\/+$/, '');
  throw new PadanError(
    'invalid-option',
    // What it is may hold a password.
    'HF_ENDPOINT is no address of a hub',
    {},
    'set it to https://HOST or http://HOST, or unset it',
  );
};
