/** The part of gettext-parser 10 that the tools use; the package brings no types. */
declare module 'gettext-parser' {
	export interface GetTextTranslation {
		msgid: string;
		msgctxt?: string;
		msgid_plural?: string;
		msgstr: string[];
		comments?: { reference?: string; extracted?: string; translator?: string; flag?: string };
	}
	export interface GetTextTranslations {
		charset: string;
		headers: Record< string, string >;
		/** By context, then by msgid. */
		translations: Record< string, Record< string, GetTextTranslation > >;
	}
	export const po: {
		parse: ( input: Buffer | string ) => GetTextTranslations;
		compile: ( data: GetTextTranslations, options?: { foldLength?: number } ) => Buffer;
	};
	export const mo: { compile: ( data: GetTextTranslations ) => Buffer };
}
