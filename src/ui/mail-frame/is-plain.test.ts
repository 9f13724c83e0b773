import { isPlain } from './is-plain.ts';

it.each( [ '<p>Hello,</p><p>it is here.<br>Thanks</p>', '<div dir="auto">Hello &amp; bye</div><div><br></div>', '5 &lt; 6', '' ] )(
	'takes paragraphs for text: %s',
	( html ) => expect( isPlain( html ) ).toBe( true )
);

it.each( [
	'<p><b>No</b></p>',
	'<p style="color:red">No</p>',
	'<p onclick="alert(1)">No</p>',
	'<a href="https://example.org">No</a>',
	'<p>a</p><img src="x">',
	'<ul><li>No</li></ul>',
	'<script>alert(1)</script>',
	'<p dir="auto" class="x">No</p>',
	'<p\n>a</p><sc<p>ript>',
	'a < b',
] )( 'loses nothing that a text cannot say: %s', ( html ) => expect( isPlain( html ) ).toBe( false ) );
