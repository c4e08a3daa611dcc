/** A script as it is sent, with the hashes of all that it runs. */
export interface Sent {
  script: string;
  hashes: readonly string[];
}

/** Scripts as a build sends them, by the hash of how they are written. Empty here: the build fills it (scripts/minify.mjs). */
export const minified: Readonly<Record<string, Sent>> = {};
