/** Looks at an answer the way the customer's mail program does: the bytes that arrived at the SMTP server. */
import { simpleParser } from 'mailparser';
import type { StoredMail } from '../mail/outbox.ts';
import { expect, given } from './steps.ts';

export interface Answer {
	messageId: string;
	subject: string;
}

interface Wanted {
	mailbox: string;
	customer: string;
	/** Message-ID of the mail that is answered; null: a form, which has none. */
	inReplyTo: string | null;
	/** Words of the answer. */
	words: string;
}

/** @throws Error that names the first thing that is wrong. */
export async function checkAnswer( sent: StoredMail, wanted: Wanted ): Promise< Answer > {
	const mail = await simpleParser( sent.raw );
	const to = ( Array.isArray( mail.to ) ? mail.to : [ mail.to ] )
		.flatMap( ( list ) => list?.value ?? [] )
		.map( ( { address } ) => address );
	const from = mail.from?.value.map( ( { address } ) => address ) ?? [];
	expect( from.length === 1 && from[ 0 ] === wanted.mailbox, `From is ${ from.join( ', ' ) }, not ${ wanted.mailbox }` );
	expect( to.length === 1 && to[ 0 ] === wanted.customer, `To is ${ to.join( ', ' ) }, not ${ wanted.customer }` );
	expect( sent.to.length === 1 && sent.to[ 0 ] === wanted.customer, `the envelope goes to ${ sent.to.join( ', ' ) }` );
	const messageId = given( mail.messageId, 'a Message-ID in the answer' );
	const domain = wanted.mailbox.split( '@' )[ 1 ] ?? '';
	expect( messageId.endsWith( `@${ domain }>` ), `Message-ID ${ messageId } is not of ${ domain }` );
	if ( wanted.inReplyTo !== null ) {
		expect( mail.inReplyTo === wanted.inReplyTo, `In-Reply-To is ${ mail.inReplyTo }, not ${ wanted.inReplyTo }` );
		const references = [ mail.references ?? [] ].flat();
		expect( references.includes( wanted.inReplyTo ), `References are ${ references.join( ' ' ) || 'missing' }` );
	}
	const source = sent.raw.toString( 'latin1' );
	expect(
		/^Content-Type: text\/plain/im.test( source ) && ( mail.text ?? '' ).includes( wanted.words ),
		'the text part lacks the answer'
	);
	expect(
		/^Content-Type: text\/html/im.test( source ) && ( mail.html || '' ).includes( wanted.words ),
		'the HTML part lacks the answer'
	);
	return { messageId, subject: mail.subject ?? '' };
}
