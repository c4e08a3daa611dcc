import { describe, expect, it } from 'vitest';
import { listMarker, markerOf } from '../../src/core/list-marker.js';

describe('a list marker', () => {
  it.each([
    '- beras',
    '• gula',
    '1. satu',
    '2) dua',
    '(3) tiga',
    '1.2. rinci',
    'a. potong',
    '(b) rebus',
    'iv. empat',
    'aa. lagi',
  ])('begins an item: %s', (line) => {
    expect(listMarker.test(line)).toBe(true);
    expect(markerOf(line)).not.toBeNull();
  });

  it.each([
    '-beras',
    '5.000 orang',
    '19.30 WIB',
    '(tiga) orang',
    'ia. pergi',
    'di. sana',
    '2024. Ia pergi',
    'A. Rahman',
  ])('is none of these: %s', (line) => {
    expect(markerOf(line)).toBeNull();
  });

  it('says what comes after what', () => {
    expect(markerOf('3. tiga')).toEqual({ style: '1.', values: [3] });
    expect(markerOf('(12) dua belas')).toEqual({ style: '(1)', values: [12] });
    expect(markerOf('b) dua')).toEqual({ style: 'a)', values: [2] });
    expect(markerOf('bb. lagi')).toEqual({ style: 'a.', values: [28] });
    expect(markerOf('i. satu, atau huruf kesembilan')).toEqual({ style: 'a.', values: [9, 1] });
    expect(markerOf('ix. sembilan')).toEqual({ style: 'a.', values: [9] });
    expect(markerOf('• gula')).toEqual({ style: '•', values: [] });
  });
});
