import { expect, test } from 'vitest';
import { followText, scaledText } from '../../../src/ui/text_size';

test('lengths follow the text of the reader, whole and broken, positive and negative', () => {
  expect(followText('a { font: 13px/1.4 x; margin: -4px 0 .5px; width: min(320px, 100% - 8px) }', true)).toBe(
    'a { font: 0.8125rem/1.4 x; margin: -0.25rem 0 0.03125rem; width: min(20rem, 100% - 0.5rem) }',
  );
  expect(followText('@container lab (max-width: 499.9px) {}', true)).toBe('@container lab (max-width: 31.24375rem) {}');
});
test('other units, names and colours stay', () => {
  const styles = 'a { color: #123456; width: 2em; --columns-2px-x: 1; inset: 50%; }';
  expect(followText(styles, true)).toBe(styles);
});
test('a host page with a small root text makes nothing smaller', () => {
  expect(followText('a { width: 16px }', false)).toBe('a { width: 16px }');
});
test('what a script lays out is scaled in pixels', () => {
  expect(scaledText("'a' minmax(235px, 0.5fr) / 34px", 1.5)).toBe("'a' minmax(352.5px, 0.5fr) / 51px");
});
