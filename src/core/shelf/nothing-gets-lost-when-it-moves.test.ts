import type { Shelf } from '../../contract/generated/types.ts';
import { articlesOf, moveArticle, moveTopic, stepArticle, stepTopic, type Move, type Step } from './moves.ts';

const topic = ( id: number, parent = 0 ) => ( { id, parent, name: `T${ id }`, url: '', edit_url: '' } );
const article = ( id: number ) => ( { id, title: `A${ id }`, published: true, visibility: 'public', url: '', edit_url: '' } );

/** 1 (2 (3)), 4; articles 10 and 11 in 1, 11 and 12 in 3, 13 in none. */
const shelf: Shelf = {
	topics: [ topic( 1 ), topic( 2, 1 ), topic( 3, 2 ), topic( 4 ) ],
	articles: [ 10, 11, 12, 13 ].map( article ),
	lists: [
		{ topic: 1, ids: [ 10, 11 ] },
		{ topic: 2, ids: [] },
		{ topic: 3, ids: [ 11, 12 ] },
		{ topic: 4, ids: [] },
		{ topic: 0, ids: [ 13 ] },
	],
};

const ids = ( made: Move | null, of: number ) => articlesOf( made?.shelf ?? shelf, of ).map( ( { id } ) => id );
const tree = ( made: Move | null ) => made?.shelf.topics.map( ( { id, parent } ) => `${ id }<${ parent }` ).join( ' ' );

describe( 'articles', () => {
	it( 'change places in their topic, and nowhere else', () => {
		const made = moveArticle( shelf, 11, 1, 1, 0 );
		expect( ids( made, 1 ) ).toEqual( [ 11, 10 ] );
		expect( ids( made, 3 ) ).toEqual( [ 11, 12 ] );
		expect( made?.change ).toEqual( { lists: [ { topic: 1, ids: [ 11, 10 ] } ] } );
		expect( made?.undo ).toEqual( { lists: [ { topic: 1, ids: [ 10, 11 ] } ] } );
		expect( moveArticle( shelf, 10, 1, 1, 0 ) ).toBeNull();
	} );

	it( 'go to another topic, and back', () => {
		const made = moveArticle( shelf, 10, 1, 4, 0 );
		expect( ids( made, 1 ) ).toEqual( [ 11 ] );
		expect( ids( made, 4 ) ).toEqual( [ 10 ] );
		expect( made?.undo.move ).toEqual( { article: 10, from: 4, to: 1 } );
	} );

	it( 'that stand in two topics stay in the other one when a move is taken back', () => {
		const made = moveArticle( shelf, 11, 1, 3, 2 );
		expect( ids( made, 3 ) ).toEqual( [ 12, 11 ] );
		expect( made?.undo.move ).toEqual( { article: 11, from: 0, to: 1 } );
	} );

	it( 'step over the end of their topic into the next on the screen', () => {
		expect( ids( stepArticle( shelf, 11, 1, 'down' ), 2 ) ).toEqual( [ 11 ] );
		expect( ids( stepArticle( shelf, 13, 0, 'up' ), 4 ) ).toEqual( [ 13 ] );
		expect( stepArticle( shelf, 10, 1, 'up' ) ).toBeNull();
		expect( stepArticle( shelf, 13, 0, 'down' ) ).toBeNull();
	} );
} );

describe( 'topics', () => {
	it( 'take everything along that lies in them', () => {
		expect( tree( moveTopic( shelf, 1, 4, 0 ) ) ).toBe( '4<0 1<4 2<1 3<2' );
		expect( tree( stepTopic( shelf, 1, 'down' ) ) ).toBe( '4<0 1<0 2<1 3<2' );
	} );

	it( 'never lie in themselves', () => {
		expect( moveTopic( shelf, 1, 3, 0 ) ).toBeNull();
		expect( moveTopic( shelf, 1, 1, 0 ) ).toBeNull();
	} );

	it( 'go in and out, one step at a time', () => {
		expect( tree( stepTopic( shelf, 4, 'in' ) ) ).toBe( '1<0 2<1 3<2 4<1' );
		expect( tree( stepTopic( shelf, 3, 'out' ) ) ).toBe( '1<0 2<1 3<1 4<0' );
		for ( const [ id, step ] of [
			[ 1, 'in' ],
			[ 1, 'out' ],
			[ 1, 'up' ],
			[ 4, 'down' ],
		] as [ number, Step ][] ) {
			expect( stepTopic( shelf, id, step ) ).toBeNull();
		}
	} );

	it( 'are where they were after a move is taken back', () => {
		const made = moveTopic( shelf, 2, 0, 0 );
		expect( tree( made ) ).toBe( '2<0 3<2 1<0 4<0' );
		expect( made?.undo.topics ).toEqual( shelf.topics.map( ( { id, parent } ) => ( { id, parent } ) ) );
	} );
} );
