/** N8: an agent works on a ticket from the mail program alone. */
import { expect } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { sendMail } from '../../../tools/mail/send.ts';
import { desk } from '../desk.ts';
import type { Day, SentMail, Step } from './day.ts';

interface Told {
	address: string;
	messageId: string;
}

/** A ticket that Marta gives to Ben, and the mail that tells him. */
async function given( day: Day ): Promise< { id: number; mail: SentMail; told: Told } > {
	const mail = await day.mail();
	await day.inbox( day.marta );
	const id = await day.openTicket( day.marta, mail );
	const people = await day.rest< { id: number; name: string }[] >( day.marta, '/agents' );
	const ben = people.find( ( one ) => one.name.startsWith( 'Ben' ) )!;
	await day.rest( day.marta, `/tickets/${ id }`, 'PATCH', { assignee_id: ben.id } );
	const left = await day.received( ( one ) => one.raw.includes( `mesa-t.${ id }@` ) );
	const parsed = await simpleParser( left.raw );
	expect( parsed.text ).toContain( '#close' );
	return { id, mail, told: { address: left.to[ 0 ]!, messageId: parsed.messageId! } };
}

const answer = ( { address, messageId }: Told, text: string ) =>
	sendMail( desk().smtpPort, {
		from: `Ben Howell <${ address }>`,
		to: 'hello@tallernorte.example',
		subject: 'Re: your ticket',
		text,
		inReplyTo: messageId,
		references: messageId,
	} );

export const commands: Step[] = [
	{
		row: 'N8',
		does: 'an answer by mail that begins with commands closes and tags the ticket, and the customer gets the words alone',
		run: async ( day ) => {
			const { id, mail, told } = await given( day );
			const words = day.words( 'It left today' );
			await answer( told, `#close #tag sent-by-mail\n#priority high\n\n${ words }.\n` );
			const left = await day.received( ( one ) => one.to.includes( mail.customer.email ) && one.raw.includes( words ) );
			expect( left.raw.toString( 'latin1' ) ).not.toContain( '#close' );
			await day.read( day.marta, words );
			const { row } = await day.rest< { row: { status: string; tags: string[]; priority: string } } >(
				day.marta,
				`/tickets/${ id }`
			);
			expect( row ).toMatchObject( { status: 'closed', tags: [ 'sent-by-mail' ], priority: 'high' } );
		},
	},
	{
		row: 'N8',
		does: 'a command that is none leaves everything as it was, and the agent gets the reason by mail',
		run: async ( day ) => {
			const { id, told } = await given( day );
			const words = day.words( 'Thank you' );
			await answer( told, `#close\n#asign Marta\n\n${ words }.\n` );
			const back = await simpleParser(
				(
					await day.received(
						( one ) => one.to.includes( told.address ) && one.raw.includes( words ) && one.raw.includes( 'asign' )
					)
				).raw
			);
			expect( back.text ).toContain( '"#asign Marta" is no command' );
			const { row, messages } = await day.rest< { row: { status: string }; messages: { kind: string }[] } >(
				day.marta,
				`/tickets/${ id }`
			);
			expect( row.status ).toBe( 'open' );
			expect( messages.filter( ( one ) => one.kind === 'reply' ) ).toEqual( [] );
		},
	},
];
