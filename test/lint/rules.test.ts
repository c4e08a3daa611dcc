import { describe, expect, it } from 'vitest';
import { ruleNames, rules } from '../../src/lint/rules.js';

describe('lint rules', () => {
  it('have unique names in kebab case', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(new Set(ruleNames).size).toBe(rules.length);
    expect(ruleNames.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
  });
});
