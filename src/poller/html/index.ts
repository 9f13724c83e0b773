export { htmlLines, linesToText, type HtmlLine } from './lines.ts';
export { escapeHtml, sanitizeHtml, serializeSafe } from './sanitize.ts';
export { attribute, childrenOf, isElement, parseHtml, rawText, type HtmlElement, type HtmlNode, type HtmlParent } from './tree.ts';
