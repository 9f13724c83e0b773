export { safeFilename } from './filename.ts';
export { parseDate } from './date.ts';
export { decodeWords } from './encoded-words.ts';
export { parseHeaders, type Headers } from './headers.ts';
export { parseMessageIds } from './message-ids.ts';
export { parseMimeTree, type MimePart } from './mime-tree.ts';
export { partText, type ParsedAttachment } from './body.ts';
export { parseMail, type ParsedMail } from './parse-mail.ts';
export { parseAddresses } from './addresses.ts';
