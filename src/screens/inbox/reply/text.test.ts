import { grown } from './text.tsx';

it.each( [
	[ 'letter by letter on one line', '', '', 'Typed at once', '<p>Typed at once</p>' ],
	[ 'a space at the end, before the next word', '', '', 'Typed ', '<p>Typed\u00a0</p>' ],
	[
		'the formatting of what was there',
		'<p>A <strong>bold</strong> word</p>',
		'A bold word',
		'A bold word more',
		'<p>A <strong>bold</strong> word more</p>',
	],
	[ 'a new line behind it', '<p><em>One</em></p>', 'One', 'One\n\ntwo', '<p><em>One</em></p><p>two</p>' ],
	[ 'what is behind a list', '<ul><li>a</li></ul>', 'a', 'ab', '<ul><li>a</li></ul><p>b</p>' ],
	[ 'nothing, when all was deleted', '<p>x</p>', 'x', '', '' ],
] )( 'keeps %s, typed before the editor has arrived', ( _what, html, before, after, expected ) => {
	expect( grown( html, before, after ) ).toBe( expected );
} );
