import { score, type Question } from './score.ts';

const question = ( id: string, relevant: string[], acceptable: string[] = [] ): Question => ( {
	id,
	lang: 'en',
	class: 'exact',
	q: id,
	relevant,
	acceptable,
} );

it( 'counts an answer by its place, and none as nothing', () => {
	const questions = [
		question( 'first', [ 'a' ] ),
		question( 'second', [ 'a' ] ),
		question( 'fourth', [ 'a' ] ),
		question( 'never', [ 'a' ] ),
	];
	const answers = { first: [ 'a', 'b' ], second: [ 'b', 'a' ], fourth: [ 'b', 'c', 'd', 'a' ], never: [ 'b' ] };
	expect( score( questions, answers ) ).toEqual( { success1: 25, success3: 50, mrr: 43.8 } );
} );

it( 'takes an acceptable article for one that helps', () => {
	expect( score( [ question( 'q', [ 'a' ], [ 'b' ] ) ], { q: [ 'b' ] } ) ).toEqual( { success1: 100, success3: 100, mrr: 100 } );
} );

it( 'takes a question without an answer for a miss', () => {
	expect( score( [ question( 'q', [ 'a' ] ) ], {} ) ).toEqual( { success1: 0, success3: 0, mrr: 0 } );
} );
