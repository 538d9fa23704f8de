/** What the control of a hyperparameter says about it, from its description alone. */
import type { Param } from '../engine/schema';
import { formatValue } from './format';
import { plainSymbol } from './symbols';

/** "policy_lr" as a person says it. */
export function paramName(param: Param): string {
  return param.key.replaceAll('_', ' ');
}
/** What the badge says: when a change takes effect, or that it has none. @param idle why, if it has none */
export function badgeText(param: Param, idle = ''): string {
  return idle ? 'idle' : param.apply === 'live' ? 'live' : 'restarts';
}
/** "0.001 to 10", or the choices. */
export function rangeText(param: Param): string {
  if (param.type === 'boolean') return 'on or off';
  if (param.type === 'choice') return param.choices.join(', ');
  return `${formatValue(param.min)} to ${formatValue(param.max)}`;
}
/** The same as a sentence. */
export function badgeTitle(param: Param, idle = ''): string {
  if (idle) return `No effect while ${idle.replaceAll('_', ' ')}`;
  return param.apply === 'live' ? 'Takes effect at once' : 'A change restarts the run';
}
/** The default, which is the article's. */
export function defaultText(param: Param): string {
  if (param.type === 'boolean') return param.default ? 'on' : 'off';
  if (param.type === 'choice') return param.choices[param.default] ?? '';
  return formatValue(param.default);
}
/** A value as written in a link, as a person reads it. */
export function valueText(param: Param, text: string): string {
  if (param.type === 'boolean') return text === 'true' ? 'on' : 'off';
  if (param.type === 'choice') return text.replaceAll('_', ' ');
  return formatValue(Number(text));
}
/** Whether every word of a search is found in the parameter's name, symbol, help, group or claim. */
export function isFound(param: Param, search: string): boolean {
  const { key, symbol, help, group, claim } = param;
  const text = [key, paramName(param), symbol, plainSymbol(symbol), help, group, claim].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
