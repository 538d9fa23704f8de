/** Text for HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
/** Data for an attribute. */
export function dataAttribute(name: string, data: object): string {
  return `data-${name}="${escapeHtml(JSON.stringify(data))}"`;
}
