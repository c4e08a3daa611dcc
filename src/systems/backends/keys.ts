import { PadanError } from '../../errors.js';
import { isLoopback } from './address.js';

/** A service that may want a key. */
export interface KeyedService {
  kind: 'libretranslate' | 'chat';
  /** Its address. */
  base: string;
  /** The variable of the environment that the user names for it; null for none. */
  variable: string | null;
}

/** Variables that are used unnamed. */
const usual = { libretranslate: 'PADAN_LIBRETRANSLATE_KEY', chat: 'PADAN_CHAT_KEY' } as const;
/** The one host that a variable of other programs is for. */
const others = { host: 'api.openai.com', variable: 'OPENAI_API_KEY' } as const;

/**
 * The key for a service, from the environment; null if there is none for it. A key goes only where the user means it to:
 * one that is named, to the service that it is named for. One that is not named goes to the only service of its kind,
 * encrypted or within this machine.
 *
 * @param services  all services of the run
 * @throws PadanError `invalid-option` if a named variable is not set. The message does not repeat its name, which may
 *         be the key itself by mistake.
 */
export const keyFor = (
  { kind, base, variable }: KeyedService,
  services: readonly KeyedService[],
  environment: Readonly<Record<string, string | undefined>>,
): string | null => {
  const valueIn = (name: string): string | null => environment[name]?.trim() || null;
  if (variable !== null) {
    const key = valueIn(variable);
    if (key !== null) return key;
    throw new PadanError(
      'invalid-option',
      'key= names no variable that the environment has',
      {},
      'it takes the name of a variable, not the key: key=MY_KEY, and export MY_KEY=… before',
    );
  }
  const { protocol, host } = new URL(base);
  const isSafe = protocol === 'https:' || isLoopback(base);
  if (!isSafe) return null;
  const origins = new Set(
    services.filter((each) => each.kind === kind).map((each) => new URL(each.base).origin),
  );
  const own = origins.size === 1 ? valueIn(usual[kind]) : null;
  return own ?? (kind === 'chat' && host === others.host ? valueIn(others.variable) : null);
};
