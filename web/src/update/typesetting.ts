/** The typeset formulas, loaded when they are first shown, with their styles and fonts. */
import calligraphic from 'katex/dist/fonts/KaTeX_Caligraphic-Regular.woff2?url';
import main from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url';
import math from 'katex/dist/fonts/KaTeX_Math-Italic.woff2?url';
import size1 from 'katex/dist/fonts/KaTeX_Size1-Regular.woff2?url';

export interface Typesetting {
  /** HTML by TeX. */
  readonly html: Readonly<Record<string, string>>;
  /** For the shadow root that shows it. */
  readonly styles: CSSStyleSheet;
}

let loading: Promise<Typesetting> | undefined;

export function loadTypesetting(): Promise<Typesetting> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // the next that asks tries again
    throw error;
  });
  return loading;
}

async function load(): Promise<Typesetting> {
  const { html, css } = await import('#typeset');
  declareFonts();
  const styles = new CSSStyleSheet();
  styles.replaceSync(css);
  return { html, styles };
}

/** Fonts belong to the document: a shadow root cannot declare them. They load when text first uses them. */
function declareFonts(): void {
  const faces = [
    new FontFace('KaTeX_Main', `url(${JSON.stringify(main)})`),
    new FontFace('KaTeX_Math', `url(${JSON.stringify(math)})`, { style: 'italic' }),
    new FontFace('KaTeX_Size1', `url(${JSON.stringify(size1)})`),
    new FontFace('KaTeX_Caligraphic', `url(${JSON.stringify(calligraphic)})`),
  ];
  for (const face of faces) document.fonts.add(face);
}
