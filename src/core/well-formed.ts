/** Replaces halves of surrogate pairs, which JSON carries but databases refuse. (String.prototype.toWellFormed is ES2024.) */
export function wellFormed( text: string ): string {
	// Told by the engine at once where it can tell (ES2024): nearly every text is.
	const { isWellFormed } = text as { isWellFormed?: () => boolean };
	return isWellFormed?.call( text ) === true ? text : text.replace( /\p{Surrogate}/gu, '\ufffd' );
}
