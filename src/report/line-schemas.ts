import * as z from 'zod';
import { differenceClasses, schemaVersion, severities } from '../core/bitext.js';
import { roundTripCaveats } from '../core/system.js';
import { traceSchema } from '../translate/records.js';

const index = z.int().min(0);
const span = { start: index, end: index };
const spans = z.array(z.object(span));
const targetSpans = z.array(z.object({ target: index, ...span }));
const flag = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  system: z.string(),
  target: index,
  evidence: z.object({ source: spans, target: targetSpans }),
});
const link = z.object({
  source: spans,
  target: targetSpans,
  confidence: z.number().min(0).max(1),
});

/** A sentence's way back into the source's language (`RoundTrip`). */
const roundTrip = z.object({
  text: z.string(),
  chrf: z.number().min(0).max(100),
  caveat: z.enum(roundTripCaveats).exactOptional(),
});

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), text: z.string() }),
  z.object({
    kind: z.enum(['removed', 'added']),
    text: z.string(),
    moved: z.literal(true).exactOptional(),
    punctuation: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.enum(['typography', 'casing']), text: z.string(), before: z.string() }),
]);

const schemas = {
  document: z.object({
    schema: z.literal(schemaVersion),
    lines: index,
    name: z.string(),
    language: z.string(),
    format: z.string(),
    text: z.string(),
    facts: z.record(z.string(), z.string()),
    skeleton: z.unknown().optional(),
  }),
  block: z.object({
    index,
    id: z.string(),
    kind: z.enum(['text', 'heading', 'item']),
    ...span,
    marks: z.array(z.object({ ...span, kind: z.string(), target: z.string().exactOptional() })),
    sentences: z.array(z.object(span)),
  }),
  note: z.object({ ...span, rule: z.string(), message: z.string(), block: index.nullable() }),
  system: z.object({
    id: z.string(),
    label: z.string(),
    role: z.enum(['candidate', 'baseline', 'reference']),
    language: z.string(),
    origin: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['model', 'service', 'command']), name: z.string() }),
      z.object({ kind: z.literal('file'), path: z.string() }),
      z.object({ kind: z.literal('run'), folder: z.string(), system: z.string() }),
    ]),
    hash: z.string(),
    roundTrip: z.object({ name: z.string(), hash: z.string() }).exactOptional(),
  }),
  target: z.object({
    system: z.string(),
    index,
    text: z.string(),
    block: index,
    trace: traceSchema.exactOptional(),
    roundTrip: roundTrip.exactOptional(),
  }),
  bead: z.object({
    system: z.string(),
    source: z.array(index),
    target: z.array(index),
    score: z.number().nullable(),
  }),
  row: z.object({
    index,
    block: index,
    source: z.array(index),
    cells: z.record(
      z.string(),
      z.object({
        targets: z.array(index),
        fit: z.number().nullable(),
        flags: z.array(flag),
        silenced: z.number().int().positive().exactOptional(),
        links: z.array(link).exactOptional(),
      }),
    ),
  }),
  diff: z.object({
    row: index,
    from: z.string(),
    to: z.string(),
    changes: z.array(change),
    classes: z.array(z.enum(differenceClasses)).min(1),
  }),
};

export type RecordType = keyof typeof schemas;
/** Schema of each type of line, compiled: a file has thousands of lines. */
export const records = Object.fromEntries(
  Object.entries(schemas).map(([type, schema]) => [type, z.compile(schema)]),
) as unknown as typeof schemas;
