/** Nothing of a notification reaches a customer, however an agent's mail program quotes it. */
import { site } from './site.ts';

const TOKEN = `m-1a-2-ls9-${ '0123456789abcdef0123' }`;
const MARK = '## Write your answer above this line · mesa-1042 ##';
const NOTICE = `${ MARK }\n\nAna answered on ticket #1042.\n\nSecret words of Ana\n\nhttps://shop.example/wp-admin/admin.php?page=mesa-help-desk&ticket=1042`;

interface Mail {
	visible_text: string;
	visible_html?: string;
	attachments?: { filename: string; content_type: string; inline: boolean; content_id: string | null }[];
}

/** What would be sent of each mail: HTML, or "refused: …". */
function words( mails: Mail[] ): Promise< string[] > {
	return site().runPhp< string[] >(
		`return array_map( static function ( array $mail ) {
			$message = new Mesa\\Domain\\IncomingMessage(
				mailbox_id: 1, channel: 'email', from: array( 'address' => 'luis@shop.example', 'name' => '' ), subject: '',
				text: $mail['visible_text'], html: $mail['visible_html'] ?? '', visible_text: $mail['visible_text'], visible_html: $mail['visible_html'] ?? '',
				attachments: array_map( static fn( $file ) => $file + array( 'sha256' => str_repeat( 'a', 64 ), 'size' => 1 ), $mail['attachments'] ?? array() )
			);
			$words = Mesa\\Domain\\AgentWords::of( $message );
			return is_string( $words ) ? $words : 'refused: ' . $words->value;
		}, $args['mails'] );`,
		{ mails }
	);
}

const one = async ( mail: Mail ): Promise< string > => ( await words( [ mail ] ) )[ 0 ]!;

it( 'takes the words as they are where the poller has cut the quotation off', async () => {
	expect( await one( { visible_text: 'Yes.\nLuis', visible_html: '<p>Yes.</p><p>Luis</p>' } ) ).toBe( '<p>Yes.</p><p>Luis</p>' );
	expect( await one( { visible_text: 'a < b\nnext' } ) ).toBe( '<p>a &lt; b<br />\nnext</p>' );
} );

it( 'cuts at the mark where the quotation was not recognised', async () => {
	const quoted = ( above: string, before = '' ) => `${ above }\n\n${ before }${ NOTICE.replace( /^/gm, before ) }`;
	for ( const text of [
		quoted( 'Yes.' ),
		quoted( 'Yes.', '> ' ),
		quoted( 'Yes.', '| ' ),
		`Yes.\n\nAm Montag schrieb Shop <help@shop.example>:\n${ NOTICE }`,
		`Yes.\n\nFrom: Shop\nTo: help+${ TOKEN }@shop.example\nSubject: Lamp [#1042-k3x9qz]\n\n${ NOTICE }`,
		`Yes.\n\n-----------\nShop wrote some time ago:\n\n${ NOTICE }`,
	] ) {
		expect( await one( { visible_text: text, visible_html: `<p>${ text.replace( /\n/g, '<br>' ) }</p>` } ) ).toMatch(
			/^<p>Yes\.(<br \/>\s*)*(-+)?<\/p>$/
		);
	}
} );

it( 'keeps the last words when no attribution stands below them', async () => {
	expect( await one( { visible_text: `Yes.\n\nWrite to us at help@shop.example, please.\n\n${ NOTICE }` } ) ).toBe(
		'<p>Yes.<br />\n<br />\nWrite to us at help@shop.example, please.</p>'
	);
} );

it( 'refuses what holds nothing else, and what cannot be told apart', async () => {
	expect(
		await words( [
			{ visible_text: '' },
			{ visible_text: NOTICE, visible_html: `<div>${ NOTICE }</div>` },
			{ visible_text: `On Monday, Shop <help@shop.example> wrote:\n\n${ NOTICE }` },
			{ visible_text: `Yes. Write to help+${ TOKEN }@shop.example` },
			{
				visible_text: `Yes, ${ TOKEN.toUpperCase() }`,
				visible_html: `<p>Yes</p><a href="mailto:help+${ TOKEN }@shop.example">x</a>`,
			},
		] )
	).toEqual( [ 'refused: empty', 'refused: empty', 'refused: empty', 'refused: mixed', 'refused: mixed' ] );
} );

it( 'does not take the HTML where only that holds something of the notification', async () => {
	expect( await one( { visible_text: 'Yes.', visible_html: `<p>Yes.</p><blockquote>${ NOTICE }</blockquote>` } ) ).toBe( '<p>Yes.</p>' );
} );

it( 'lets files go without words, but not a signature of the mail itself', async () => {
	const file = ( filename: string, content_type: string ) => ( { filename, content_type, inline: false, content_id: null } );
	expect(
		await words( [
			{ visible_text: '', attachments: [ file( 'invoice.pdf', 'application/pdf' ) ] },
			{ visible_text: '', attachments: [ file( 'smime.p7s', 'application/pkcs7-signature' ) ] },
		] )
	).toEqual( [ '', 'refused: empty' ] );
} );
