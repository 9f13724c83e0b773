import { baseSubject, groupThreads, type ThreadInput } from './thread.ts';

const mail = ( id: string, references: string[] = [], subject = id ): ThreadInput => ( {
	messageId: `<${ id }>`,
	inReplyTo: null,
	references: references.map( ( each ) => `<${ each }>` ),
	subject,
} );

test( 'answers are found by what they refer to, also when a mail between them is missing', () => {
	expect( groupThreads( [ mail( 'a' ), mail( 'c', [ 'a', 'b' ] ), mail( 'x' ), mail( 'd', [ 'b' ] ) ] ) ).toEqual( [
		[ 0, 1, 3 ],
		[ 2 ],
	] );
} );

test( 'mails that refer to each other in a circle hang nothing', () => {
	expect( groupThreads( [ mail( 'a', [ 'b' ] ), mail( 'b', [ 'a' ] ) ] ) ).toEqual( [ [ 0, 1 ] ] );
} );

test( 'a Message-ID used twice makes two mails, not one', () => {
	expect(
		groupThreads( [ mail( 'a', [], 'one' ), mail( 'a', [], 'two' ) ] )
			.flat()
			.sort()
	).toEqual( [ 0, 1 ] );
} );

test.each( [ 'Re: Order 7', 'AW: Re: Order 7', 'Fwd: [list] Order 7', 'RE[2]: Order 7', '回复：Order 7' ] )(
	'reply marks are no part of a subject: %s',
	( subject ) => {
		expect( baseSubject( subject ) ).toBe( 'order 7' );
	}
);
