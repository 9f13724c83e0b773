import { ATTRIBUTIONS, FOOTERS, HEADER_BLOCKS } from '../testing/reply-phrases.ts';
import { growth } from '../../../tests/support/growth.ts';
import { splitText } from './visible-text.ts';

const words = ( text: string ) => ( text.match( /[\p{L}\p{N}]+/gu ) ?? [] ).sort();

test.each( ATTRIBUTIONS )( 'a reply does not repeat our own mail: %s', ( _language, line ) => {
	const reply = `Thank you, it has arrived.\n\n${ line }\n\n> We have sent your parcel.\n> Blue Shop\n`;
	const split = splitText( reply );
	expect( split.visible ).toBe( 'Thank you, it has arrived.' );
	expect( words( `${ split.visible } ${ split.quoted } ${ split.signature }` ) ).toEqual( words( reply ) );
} );

test.each( HEADER_BLOCKS )( 'a reply from Outlook and the like does not repeat our own mail: %s', ( _language, block ) => {
	const split = splitText( `Thank you, it has arrived.\n\n${ block }\n\nWe have sent your parcel.\n` );
	expect( split.visible ).toBe( 'Thank you, it has arrived.' );
	expect( split.quoted ).toContain( block.split( '\n' ).at( -1 ) as string );
} );

test.each( FOOTERS )( 'a footer of the program is no part of the answer: %s', ( footer ) => {
	expect( splitText( `Yes, please.\n\n${ footer }\n` ) ).toEqual( { visible: 'Yes, please.', quoted: '', signature: footer } );
	expect(
		splitText( `Yes, please.\n\n${ footer }\n\nOn Tue, Nov 17, 2026 at 9:41 AM Shop <support@shop.example> wrote:\n> Is it blue?\n` )
			.visible
	).toBe( 'Yes, please.' );
} );

test.each( [
	'Date: Friday\nTime: 10:00\nPlace: your shop\n\nDoes that suit you?',
	'I have three questions:\n- the colour\n- the size\n-- the price\n\nThanks',
	'From: Madrid\nTo: Lisbon\n\nHow long does delivery take?',
	'On Monday I wrote you about order 1234. Nobody answered.',
	'I sent it on 5 May. Then you wrote:\nWe never got it.\nWhat now?',
	'Sent from my desk, which is easier than from my phone.',
	'The label says\n----------\nTHIS SIDE UP\n----------\nand the box came upside down. Is that a problem? Please tell me what I should do about it now.',
	'> 5 pieces in the box, it says on your page.\n\nI counted 4.',
	'My address is\nAna Buyer\nCalle Mayor 1\n28001 Madrid',
	'Le 17 novembre je pars en vacances. Pouvez-vous livrer avant?',
	'Am 17.11.2026 um 09:41 habe ich bestellt. Wo bleibt das Paket?',
	'| size | price |\n| 1 | 2 |\n\nIs that right?',
	'Please write: "for Ana"',
	'It arrived at 10:30 and he wrote:\nGone away',
	'a | b\nc | d',
	'Could you print this on the card?\nPlease write my name above the dotted line.\nAnd wrap it.',
] )( 'never hides what the customer wrote: %j', ( text ) => {
	expect( splitText( text ).visible ).toBe( text );
} );

test.each( [ '##- Please type your reply above this line -##', 'Please reply above this line', '--- Write above this line ---' ] )(
	'what stands below "%s" is folded away',
	( line ) => {
		expect( splitText( `Yes, please.\n\n${ line }\nYour request has been updated.` ).visible ).toBe( 'Yes, please.' );
	}
);

test( 'answers between the lines keep the lines they answer', () => {
	const split = splitText( 'On 17/11/2026 09:41, Blue Shop wrote:\n> Which colour?\n\nBlue.\n\n> Which size?\n\nLarge.\n' );
	expect( split.visible ).toContain( '> Which colour?\n\nBlue.\n\n> Which size?\n\nLarge.' );
} );

test( 'an answer below the quotation stands alone', () => {
	expect(
		splitText( 'On 17/11/2026 09:41, Blue Shop wrote:\n> Which colour?\n> And which size?\n\nBlue and large, please.\n' ).visible
	).toBe( 'Blue and large, please.' );
} );

test( 'a signature goes, the words above it stay', () => {
	expect( splitText( 'It is broken.\n\n-- \nAna Buyer\nCalle Mayor 1\n' ) ).toEqual( {
		visible: 'It is broken.',
		quoted: '',
		signature: '-- \nAna Buyer\nCalle Mayor 1',
	} );
} );

test( 'a mail that is only forwarded shows what was forwarded', () => {
	const mail =
		'---------- Forwarded message ---------\nFrom: Bob <bob@customer.example>\nDate: Tue, Nov 17, 2026 at 9:41 AM\nSubject: Broken\nTo: <ana@customer.example>\n\nThe cup is broken.';
	expect( splitText( mail ).visible ).toBe( mail );
} );

test.each( [ 'Orders wrote:', 'Ayuda escribió:', 'Marta Ruiz schrieb:' ] )(
	'an attribution of a name alone goes with its quotation: %s',
	( line ) => {
		expect( splitText( `Thank you!\n\n${ line }\n> It is on its way.\n` ).visible ).toBe( 'Thank you!' );
		// Without a quotation below it is the customer's own sentence.
		expect( splitText( `${ line }\nno idea what` ).visible ).toBe( `${ line }\nno idea what` );
	}
);

test( 'words that lead to a quotation in the middle of an answer stay', () => {
	const reply = 'Your shop wrote:\n> It is on its way.\nIt is not.';
	expect( splitText( reply ).visible ).toContain( 'Your shop wrote:' );
} );

test( 'a mail that is nothing but a quotation is shown as a whole', () => {
	expect( splitText( '> Which colour?\n> Blue?' ).visible ).toBe( '> Which colour?\n> Blue?' );
} );

test.each( [ 'a', '> ', 'On ', '- ', '<', ': ', 'wrote ', '-- \n', 'From: a\n', '|', '*', '=' ] )(
	'a mail that repeats %j for ever takes time in proportion to its length',
	( piece ) => {
		expect( growth( ( length ) => splitText( piece.repeat( Math.ceil( length / piece.length ) ) ), 100_000 ) ).toBeLessThan( 10 );
	}
);

test.each( [
	[ 'a list manager', '__\nshop-users mailing list\nshop-users@lists.example\nhttps://lists.example/shop-users' ],
	[
		'a list manager with a long line',
		'_______________________________________________\nshop-users mailing list\nshop-users@lists.example',
	],
	[ 'Mailtrack', '\u1427' ],
] )( 'what %s put below is no answer', ( _who, footer ) => {
	expect( splitText( `The cup is broken.\n\n${ footer }\n` ).visible ).toBe( 'The cup is broken.' );
} );

test( 'the attribution that Gmail wrote without a colon takes the old mail along', () => {
	expect( splitText( 'Yes.\n\n2026-11-17 9:41 GMT+01:00 Blue Shop\n\nWhich colour?' ).visible ).toBe( 'Yes.' );
} );
