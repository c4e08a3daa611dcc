import { PadanError, printable } from '../../errors.js';

/**
 * Reads the address of a service.
 *
 * @returns it without a slash at the end
 * @throws PadanError `invalid-option` if it is none, or has a password, a query or a fragment, which may be secret
 */
export const addressOf = (text: string): string => {
  const url = urlOf(text);
  // Nothing of a secret may be shown.
  const refuse = (what: string, hint: string): never => {
    throw new PadanError('invalid-option', what, {}, hint);
  };
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return refuse(
      `${printable(text)} is no address of a service`,
      'write it like http://127.0.0.1:5000 or https://translate.example.org',
    );
  const shown = printable(`${url.protocol}//${url.host}${url.pathname}`);
  if (url.username !== '' || url.password !== '')
    return refuse(
      `the address ${shown} is given with a user or a password, which reports would show`,
      'put the service’s key into an environment variable, and add ,key=VARIABLE',
    );
  if (url.search !== '' || url.hash !== '')
    return refuse(
      `the address ${shown} is given with a query or a fragment`,
      'leave it out; a key goes into an environment variable: add ,key=VARIABLE',
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
};

/**
 * Reads a URL; null if it is none.
 *
 * @param base  of a relative one
 */
export const urlOf = (text: string, base?: string): URL | null =>
  URL.canParse(text, base) ? new URL(text, base) : null;

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
};
