/** Text for HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
/** Data for an attribute. */
export function dataAttribute(name: string, data: object): string {
  return `data-${name}="${escapeHtml(JSON.stringify(data))}"`;
}
/** What HTML says, without its marks; formulas as their letters stand. */
export function plainText(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<span class="katex-mathml">[^]*?<\/math><\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
