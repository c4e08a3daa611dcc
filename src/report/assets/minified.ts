/** Scripts as they are sent, by the hash of how they are written. Empty here: the build fills it (scripts/minify.mjs). */
export const minified: Readonly<Record<string, string>> = {};
