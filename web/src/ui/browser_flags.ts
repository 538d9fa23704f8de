/** Yes or no that the browser remembers of a visitor. */

/** Where nothing can be remembered, everything has been seen before: nobody is asked every time. */
export function hasFlag(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}
export function setFlag(key: string, value = true): void {
  try {
    if (value) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // then not
  }
}
