/** Replaces halves of surrogate pairs, which JSON carries but databases refuse. (String.prototype.toWellFormed is ES2024.) */
export function wellFormed( text: string ): string {
	return text.replace( /\p{Surrogate}/gu, '\ufffd' );
}
