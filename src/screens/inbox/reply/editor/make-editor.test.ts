import { linkAddress } from '../../../../ui/text-editor/link-form.tsx';
import { makeEditor } from './make-editor.ts';
import { htmlOfEditor, textOfEditor } from './text-of.ts';
import { triggerAt } from './trigger.ts';

function editor( html: string, mentions = false ) {
	const element = document.createElement( 'div' );
	document.body.append( element );
	return makeEditor( { element, html, label: 'Text', placeholder: '', mentions, showPicture: async () => null, props: {} } );
}

/** What is looked for when the cursor stands at the end of this text. */
function typed( text: string ) {
	const made = editor( `<p>${ text }</p>` );
	made.commands.setTextSelection( made.state.doc.content.size - 1 );
	const found = triggerAt( made.state, '/@' );
	return found && [ found.char, found.query, found.to - found.from ];
}

it.each( [
	[ '/ret', [ '/', 'ret', 4 ] ],
	[ 'Hello /', [ '/', '', 1 ] ],
	[ 'see /return a lamp', [ '/', 'return a lamp', 14 ] ],
	[ 'and @be', [ '@', 'be', 3 ] ],
	[ 'and/or', null ],
	[ '24 / 7', null ],
	[ 'ana@example', null ],
	[ 'https://shop.example/a', null ],
] )( 'opens a menu at the beginning of a word and nowhere else: %s', ( text, found ) => {
	expect( typed( text ) ).toEqual( found );
} );

it.each( [
	[ 'shop.example/track', 'https://shop.example/track' ],
	[ 'ana@shop.example', 'mailto:ana@shop.example' ],
	[ 'tel:+34123', 'tel:+34123' ],
	[ 'javascript:alert(1)', null ],
	[ 'JaVaScRiPt:alert(1)//shop.example', null ],
	[ 'data:text/html,x', null ],
	[ 'nothing', null ],
] )( 'links to nothing that could run: %s', ( text, href ) => {
	expect( linkAddress( text ) ).toBe( href );
} );

it( 'goes on after a space with which the plain field ended, which no longer holds two words together', () => {
	const made = editor( '<p>Dear Ana,</p><p>thank\u00a0you\u00a0</p>' );
	made.commands.insertContentAt( made.state.doc.content.size - 1, 'again' );
	expect( textOfEditor( made ) ).toBe( 'Dear Ana,\nthank\u00a0you again' );
	expect( made.can().undo() ).toBe( true );
	expect( editor( '<p></p>' ).getHTML() ).toBe( '<p></p>' );
} );

it( 'lets no link in that could run, wherever it comes from', () => {
	const made = editor( '<p><a href="javascript:alert(1)">a</a> <a href="https://shop.example">b</a></p>' );
	expect( made.getHTML() ).not.toContain( 'javascript' );
	expect( made.getHTML() ).toContain( 'href="https://shop.example"' );
} );

it( 'keeps empty lines in mail programs, and lists without gaps', () => {
	const made = editor( '<p>one</p><p></p><p>two</p><ul><li><p>a</p></li><li><p>b</p></li></ul><p></p>' );
	expect( htmlOfEditor( made ) ).toBe( '<p>one</p><p><br></p><p>two</p><ul><li>a</li><li>b</li></ul>' );
	expect( textOfEditor( made ) ).toContain( 'one' );
	expect( htmlOfEditor( editor( '<p></p>' ) ) ).toBe( '' );
} );

it( 'reads back what it has written, pictures and mentions too', () => {
	const html = '<p>Ask <span data-mention="7" class="mesa-mention">@Ben Howell</span> <img src="cid:a@mesa" alt="x.png" width="640"></p>';
	expect( htmlOfEditor( editor( html, true ) ) ).toBe( html );
	// A reply names nobody of the team.
	expect( htmlOfEditor( editor( html ) ) ).not.toContain( 'data-mention' );
} );
