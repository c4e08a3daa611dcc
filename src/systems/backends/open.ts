import type { Languages } from '../../core/document.js';
import type { Dtype } from '../../model/files.js';
import type { Backend } from './backend.js';
import { type ChatOptions, openChat } from './chat.js';
import { type CommandOptions, openCommand } from './command.js';
import { type LibreTranslateOptions, openLibreTranslate } from './libretranslate.js';
import { openPipeline } from './pipeline.js';

/** A backend that is asked for. */
export type BackendSpec =
  | ({ kind: 'libretranslate' } & LibreTranslateOptions)
  | ({ kind: 'chat' } & ChatOptions)
  | ({ kind: 'command' } & CommandOptions)
  | { kind: 'pipeline'; folder: string; dtype?: Dtype };

/**
 * Makes a backend: a service, a command or a model that transformers.js runs. Nobody is contacted, and nothing is
 * started, before its first call.
 *
 * @throws PadanError `invalid-option` if it cannot be as it is asked for; as `openPipeline`
 */
export const openBackend = async (spec: BackendSpec, languages: Languages): Promise<Backend> => {
  switch (spec.kind) {
    case 'libretranslate':
      return openLibreTranslate(spec, languages);
    case 'chat':
      return openChat(spec, languages);
    case 'command':
      return openCommand(spec, languages);
    case 'pipeline':
      return openPipeline(spec.folder, { ...languages, ...(spec.dtype && { dtype: spec.dtype }) });
  }
};
