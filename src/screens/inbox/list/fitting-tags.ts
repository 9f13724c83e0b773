/** Chips are cut at this width; all in CSS pixels. */
const MAX_CHIP = 120;
/** What a chip takes besides its letters: padding and the gap to the next. */
const AROUND = 18;
/** An average letter of the chips' 11-pixel font; wide scripts take about twice that. */
const LETTER = 6;
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/gu;
/** "+12" */
const MORE = 28;

function widthOf( tag: string ): number {
	const wide = tag.match( WIDE )?.length ?? 0;
	return Math.min( MAX_CHIP, ( [ ...tag ].length + wide ) * LETTER + AROUND );
}

/**
 * The tags that fit into a row, and how many do not. Reckoned, not measured: a list has hundreds of rows.
 * At least one is shown.
 *
 * @param room In CSS pixels.
 */
export function fittingTags( tags: readonly string[], room: number ): { shown: string[]; more: number } {
	let left = room;
	const shown: string[] = [];
	for ( const [ index, tag ] of tags.entries() ) {
		const isLast = index === tags.length - 1;
		left -= widthOf( tag );
		if ( shown.length > 0 && left < ( isLast ? 0 : MORE ) ) {
			break;
		}
		shown.push( tag );
	}
	return { shown, more: tags.length - shown.length };
}
