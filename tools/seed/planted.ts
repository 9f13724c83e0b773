/**
 * Words that stand in exactly one ticket of a seeded desk, each in a place or form that help desks' searches are known to
 * miss. A search for `query` has to find that ticket.
 */
export type Place =
	'subject' | 'first' | 'middle' | 'last' | 'note' | 'quoted' | 'customer-name' | 'customer-address' | 'second-address' | 'file' | 'huge';

export interface Planted {
	/** What is looked for. */
	query: string;
	place: Place;
	/** What stands there. */
	text: string;
}

export const PLANTED: readonly Planted[] = [
	{ place: 'subject', text: 'zanzarella', query: 'zanzarella' },
	{ place: 'first', text: 'quibbletharn', query: 'quibbletharn' },
	{ place: 'middle', text: 'vortikelle', query: 'vortikelle' },
	{ place: 'last', text: 'mondrigolo', query: 'mondrigolo' },
	{ place: 'note', text: 'klabusterix', query: 'klabusterix' },
	{ place: 'quoted', text: 'früherzitatix', query: 'fruherzitatix' },
	{ place: 'customer-name', text: 'Quillfeatherby', query: 'quillfeatherby' },
	{ place: 'customer-address', text: 'pim.vossenkuil@grachtengordelijk.example', query: 'pim.vossenkuil@grachtengordelijk.example' },
	{ place: 'customer-address', text: 'ottoline@wunderkammerlich.example', query: 'wunderkammerlich' },
	{ place: 'second-address', text: 'zweitpostix@anderswo.example', query: 'zweitpostix' },
	{ place: 'file', text: 'Prüfbericht_kzx4412.pdf', query: 'kzx4412' },
	{ place: 'file', text: 'Schaltplanübergabix.pdf', query: 'schaltplanubergabix' },
	{ place: 'first', text: 'Überraschungsñandú', query: 'uberraschungsnandu' },
	{ place: 'middle', text: 'cafeteriazulix', query: 'cafeteríazulix' },
	{ place: 'last', text: 'KRONLEUCHTERIX', query: 'kronleuchterix' },
	{ place: 'subject', text: 'straßenbahnix', query: 'STRASSENBAHNIX' },
	{ place: 'middle', text: '靐齉龘', query: '靐齉' },
	{ place: 'last', text: '爨', query: '爨' },
	{ place: 'first', text: 'qz', query: 'qz' },
	{ place: 'last', text: '83', query: '83' },
	{ place: 'first', text: 'order MH-2026-004711', query: '004711' },
	{ place: 'middle', text: 'to be or not to be', query: '"to be or not to be"' },
	{ place: 'last', text: 'vermilion-gaugewise', query: 'vermilion-gaugewise' },
	{ place: 'huge', text: 'endzeitmarker', query: 'endzeitmarker' },
];

/** The ticket of each: spread over the whole desk. */
export const plantedTicket = ( at: number, tickets: number ) => Math.floor( ( ( at + 0.5 ) / PLANTED.length ) * tickets ) + 1;

/** What is planted in a ticket; most have nothing. */
export function plantedIn( tickets: number ): Map< number, Planted > {
	return new Map( PLANTED.map( ( each, at ) => [ plantedTicket( at, tickets ), each ] ) );
}
