const isApple = (): boolean => /Mac|iPhone|iPad/.test( window.navigator.platform );

/** A key as it stands on the keyboard: "mod+k" is "Ctrl+K", or "⌘K" on a Mac; "g i" stays "g i". */
export function keyWords( key: string ): string {
	if ( ! key.startsWith( 'mod+' ) ) {
		return key === 'Escape' ? 'Esc' : key;
	}
	const rest = key.slice( 4 );
	const letter = rest.length === 1 ? rest.toUpperCase() : rest;
	return isApple() ? `⌘${ letter }` : `Ctrl+${ letter }`;
}
