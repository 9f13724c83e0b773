/** What a new reading of an old mail may do to it, and what it must never do. */
import type { RawMessage } from '../../contract/generated/types.ts';
import type { PreparedMessage } from '../worker/protocol.ts';
import { compare } from './compare.ts';
import { textDiff } from './text-diff.ts';
import { lostWords } from './words.ts';

const file = ( filename: string, sha256 = filename ) => ( {
	sha256,
	filename,
	content_type: filename.endsWith( '.eml' ) ? 'message/rfc822' : 'application/pdf',
	size: 1,
	inline: false,
	content_id: null,
} );

const stored = ( more: Partial< RawMessage > = {} ): RawMessage => ( {
	id: 1,
	ticket_id: 1,
	mailbox_id: 1,
	received_at: '2026-11-21T00:00:00Z',
	raw_sha256: 'a'.repeat( 64 ),
	from_address: 'ana@client.example',
	stamp: 'b'.repeat( 64 ),
	subject: 'Parcel',
	from_name: 'Ana',
	text: 'Where is it?\nAna',
	html: '',
	visible_text: 'Where is it?\nAna',
	visible_html: '',
	automatic: null,
	may_auto_respond: true,
	parse_error: null,
	attachments: [],
	...more,
} );

const today = ( more: Partial< PreparedMessage > = {} ): PreparedMessage => ( {
	...( stored() as unknown as PreparedMessage ),
	from: { address: 'ana@client.example', name: 'Ana' },
	attachments: [],
	...more,
} );

const none = () => '';

test( 'words count as often as they occur, whatever stands between them', () => {
	expect( lostWords( 'one two two', [ 'two, ONE one — two' ] ) ).toEqual( [] );
	expect( lostWords( 'one two two', [ 'one two' ] ) ).toEqual( [ 'two' ] );
	expect( lostWords( 'año café', [ 'cafe\u0301 an\u0303o' ] ) ).toEqual( [] );
} );

test( 'either text of the new reading may hold them, but not half a word count each', () => {
	expect( lostWords( 'a b', [ 'a b', '' ] ) ).toEqual( [] );
	expect( lostWords( 'a a', [ 'a', 'a' ] ) ).toEqual( [ 'a' ] );
} );

test( 'a charset that is read rightly now loses nothing', () => {
	expect( lostWords( 'GrÃ¼ÃŸe', [ 'Grüße' ] ) ).toEqual( [] );
	expect( lostWords( 'GrÃ¼Ã\u009fe', [ 'Grüße' ] ) ).toEqual( [] );
	expect( lostWords( 'GrÃ¼ÃŸe Ana', [ 'Grüße' ] ) ).not.toEqual( [] );
	expect( lostWords( 'Gr\uFFFD\uFFFDe aus', [ 'Grüße aus' ] ) ).toEqual( [] );
	expect( lostWords( 'naïve', [ 'naive' ] ) ).toEqual( [ 'naïve' ] );
} );

test( 'another split of the same body is a change, without a lost word', () => {
	const { changed, lost } = compare( stored(), today( { visible_text: 'Where is it?' } ), none );
	expect( { changed, lost } ).toEqual( { changed: [ 'visible_text' ], lost: [] } );
} );

test( 'a reading that drops a sentence is named with the words it would cost', () => {
	const { lost } = compare( stored(), today( { text: 'Where is it?', visible_text: 'Where is it?' } ), none );
	expect( lost ).toEqual( [ 'Ana' ] );
} );

test( 'words that only the HTML had count, too', () => {
	const { lost } = compare( stored( { html: '<p>Where is it? <b>Ana</b> Ruiz</p>' } ), today(), none );
	expect( lost ).toEqual( [ 'Ruiz' ] );
} );

test( 'a mail that could not be read is healed, though its body was nothing but its source', () => {
	const source = 'Content-Type: text/plain\r\n\r\n=41na';
	const broken = stored( { parse_error: 'Too deep.', text: source, visible_text: source, attachments: [ file( 'original.eml' ) ] } );
	const { changed, lost, reading } = compare( broken, today(), () => source );
	expect( lost ).toEqual( [] );
	expect( changed ).toEqual( [ 'text', 'visible_text', 'parse_error', 'attachments' ] );
	expect( reading.parse_error ).toBeNull();
} );

test( 'a mail that was read well is never put back to one that could not be read', () => {
	const { worse } = compare(
		stored(),
		today( { parse_error: 'The mail could not be read as a whole: It took longer than 20 seconds.' } ),
		none
	);
	expect( worse ).toContain( 'could not be read' );
} );

test( 'subject and name stay as they are where they were read', () => {
	const other = today( { subject: 'Another', from: { address: 'x@client.example', name: 'Other' } } );
	expect( compare( stored(), other, none ).changed ).toEqual( [] );
	expect( compare( stored( { subject: '=?utf-8?q?Parcel?=' } ), other, none ).changed ).toEqual( [ 'subject' ] );
} );

test( 'a file that is there stays; new ones and better names are changes', () => {
	const one = file( 'a.pdf' );
	expect( compare( stored( { attachments: [ one ] } ), today(), none ).changed ).toEqual( [] );
	expect( compare( stored( { attachments: [ one ] } ), today( { attachments: [ one, file( 'b.pdf' ) ] } ), none ).changed ).toEqual( [
		'attachments',
	] );
	expect(
		compare( stored( { attachments: [ one ] } ), today( { attachments: [ { ...one, filename: 'invoice.pdf' } ] } ), none ).changed
	).toEqual( [ 'attachments' ] );
	// As WordPress stores the name.
	expect(
		compare( stored( { attachments: [ file( 'a_b.pdf', 'x' ) ] } ), today( { attachments: [ file( 'a/b.pdf', 'x' ) ] } ), none ).changed
	).toEqual( [] );
} );

test( 'a diff shows what changed and a line around it', () => {
	expect( textDiff( 'a\nb\nc\nd\ne\nf', 'a\nb\nX\nd\ne\nf' ) ).toEqual( [ '  b', '- c', '+ X', '  d' ] );
	expect( textDiff( 'a\nb\nc\nd\ne', 'A\nb\nc\nd\nE' ) ).toEqual( [ '- a', '+ A', '  b', '  …', '  d', '- e', '+ E' ] );
	expect( textDiff( 'x\n'.repeat( 100 ), '', 5 ) ).toHaveLength( 6 );
} );

test( 'the words of an agent who forwarded a mail never come into the customer’s message', () => {
	const customer = { address: 'tom@client.example', name: 'Tom' };
	const mail = today( {
		from: { address: 'agent@shop.example', name: 'Agent' },
		text: 'Difficult customer, be careful.\n---- Forwarded ----\nWhere is it?\nTom',
		visible_text: 'Difficult customer, be careful.',
		forwarded: {
			from: customer,
			subject: 'Parcel',
			date: null,
			message_id: '',
			text: 'Where is it?\nTom',
			html: '',
			comment: 'Difficult customer, be careful.',
		},
	} );
	const before = stored( { from_address: customer.address, from_name: 'Tom', text: 'Where is it?', visible_text: 'Where is it?' } );
	const { changed, reading } = compare( before, mail, none );
	expect( changed ).toEqual( [ 'text', 'visible_text' ] );
	expect( reading.text ).toBe( 'Where is it?\nTom' );
	// Stored as somebody else's, nobody knows why: left alone.
	expect( compare( stored( { from_address: 'other@client.example' } ), mail, none ).worse ).toContain( 'somebody else' );
} );
