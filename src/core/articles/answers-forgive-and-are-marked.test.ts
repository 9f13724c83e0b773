import { answer } from './answer.ts';
import { openLibrary } from './library.ts';
import type { Entry, List } from './list.ts';

const entry = (
	id: number,
	title: string,
	lead: string,
	more: Partial< Record< 'headings' | 'keys' | 'language' | 'aliases', string > > = {}
): Entry => [
	id,
	`article-${ id }/`,
	title,
	[ 0 ],
	more.headings ?? '',
	lead,
	more.keys ?? '',
	lead.split( ' ' ).length,
	more.language ?? '',
	more.aliases ?? '',
];
const list: List = {
	v: 1,
	language: 'en',
	base: '/knowledge-base/',
	topics: [ 'Orders' ],
	synonyms: [ [ 'refund', 'money back' ] ],
	everyday: { en: 'refund reimburse|cancel end' },
	articles: [
		entry( 1, 'Cancel an order', 'While it is being packed you may take it back. Cancellations are free.' ),
		entry( 2, 'Change the delivery address', 'Deliveries can be sent elsewhere until they leave the warehouse.' ),
		entry( 3, 'Getting a refund', 'We pay it to the card that you used.', { keys: 'bank|transfer' } ),
		entry( 4, 'Cancelar una reserva', 'Puedes anular gratis las reservas hasta 48 horas antes.', { language: 'es' } ),
		entry( 5, '返品の方法', '商品は三十日以内に返品できます。' ),
		entry( 6, 'Connect the robot', 'Choose your network in the app.', {
			headings: 'If the wi-fi key is wrong',
			aliases: 'pairing\nvacuum cleaner',
		} ),
	],
};
const library = openLibrary( list );
const first = ( question: string ) => answer( library, question, 5 )[ 0 ]?.id;

it.each( [
	[ 'a typing error', 'cancle ordr', 1 ],
	[ 'another form', 'delivering addresses', 2 ],
	[ 'a word that is not finished', 'change the deli', 2 ],
	[ 'words that mean the same', 'i want my money back', 3 ],
	[ 'a word from behind the beginning', 'transfers', 3 ],
	[ 'the other language', 'cancelo mis reservas', 4 ],
	[ 'a script without spaces', '返品', 5 ],
	[ 'what else it is called', 'vacuum cleaners', 6 ],
	[ 'a hyphen left out', 'wifi', 6 ],
	[ 'an irregular form', 'what have you sent', 2 ],
	[ 'a word that means the same to everybody', 'reimbursement', 3 ],
	[ 'words that are missing their space', 'deliveryaddress', 2 ],
] )( 'finds in spite of %s', ( _what, question, wanted ) => {
	expect( first( question ) ).toBe( wanted );
} );

it.each( [ 'xylophone', 'zzzzzz', '%%%', '😀', '', '   ', 'a'.repeat( 500 ) ] )(
	'finds nothing rather than anything for "%s"',
	( question ) => {
		expect( answer( library, question, 5 ) ).toEqual( [] );
	}
);

it( 'marks what was meant, not what was typed', () => {
	const [ hit ] = answer( library, 'cancelation packd', 5 );
	const texts = ( text: string, marks: [ number, number ][] ) => marks.map( ( [ start, end ] ) => text.slice( start, end ) );
	expect( texts( hit?.title ?? '', hit?.titleMarks ?? [] ) ).toEqual( [ 'Cancel' ] );
	expect( texts( hit?.passage ?? '', hit?.marks ?? [] ) ).toEqual( [ 'packed', 'Cancellations' ] );
} );

it( 'shows the heading of the part that answers', () => {
	const [ hit ] = answer( library, 'wi-fi key', 5 );
	expect( hit?.passage ).toBe( 'If the wi-fi key is wrong — Choose your network in the app.' );
	expect( hit?.marks.map( ( [ start, end ] ) => hit.passage.slice( start, end ) ) ).toContain( 'key' );
} );

it( 'knows the way to each article', () => {
	expect( answer( library, 'refund', 1 )[ 0 ] ).toMatchObject( { url: '/knowledge-base/article-3/', topic: 'Orders' } );
} );
