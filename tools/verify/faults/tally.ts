/** Holds what the desk has against what was sent. */
import { createHash } from 'node:crypto';
import { say } from '../../lib/progress.ts';
import type { Rest } from '../../lib/rest.ts';
import { sleep } from '../../lib/wait.ts';
import type { DeskMessage } from './desk-view.ts';
import type { TrialMail } from './mails.ts';

export interface Tally {
	/** Mails that are in the desk, each counted once. */
	found: number;
	lost: number;
	twice: number;
	/** Answers outside their conversation's ticket, and conversations that share a ticket. */
	split: number;
	/** Files that come back from the desk byte for byte. */
	attachments_ok: number;
	/** Mails whose words came through letter by letter. */
	words_ok: number;
	/** Messages that nobody sent. */
	strangers: number;
}

const some = ( list: readonly string[] ) => list.slice( 0, 10 ).join( ', ' );

/** The hashes of a message's files, as an agent's browser gets them. */
async function downloaded( agent: Rest, id: number, siteUrl: string ): Promise< string[] > {
	const { attachments } = await agent.call( 'getMessage', { path: { id } } );
	const hashes: string[] = [];
	for ( const { url } of attachments ) {
		const answer = await fetch( new URL( url, siteUrl ) );
		const bytes = Buffer.from( await answer.arrayBuffer() );
		hashes.push( answer.ok ? createHash( 'sha256' ).update( bytes ).digest( 'hex' ) : `answer ${ answer.status }` );
	}
	return hashes;
}

async function filesThatCameBack(
	agent: Rest,
	siteUrl: string,
	sent: readonly TrialMail[],
	at: Map< string, DeskMessage[] >
): Promise< number > {
	let ok = 0;
	for ( const mail of sent.filter( ( each ) => each.files.length > 0 ) ) {
		const message = at.get( mail.mark )?.[ 0 ];
		const here = message ? await downloaded( agent, message.id, siteUrl ) : [];
		for ( const { sha256, name } of mail.files ) {
			const found = here.indexOf( sha256 );
			if ( found < 0 ) {
				say( `  ✗ ${ name } of ${ mail.mark } is not in message ${ message?.id ?? '?' }: it has ${ some( here ) }` );
				continue;
			}
			here.splice( found, 1 );
			ok++;
		}
		await sleep( 0 );
	}
	return ok;
}

function splits( sent: readonly TrialMail[], at: Map< string, DeskMessage[] > ): string[] {
	const wrong: string[] = [];
	const ticketOf = new Map< number, number >();
	const talkOf = new Map< number, number >();
	for ( const mail of sent ) {
		const message = at.get( mail.mark )?.[ 0 ];
		if ( ! message ) {
			continue;
		}
		const known = ticketOf.get( mail.talk );
		const other = talkOf.get( message.ticket );
		if ( ( known ?? message.ticket ) !== message.ticket || ( other ?? mail.talk ) !== mail.talk ) {
			wrong.push(
				`${ mail.mark } (${ mail.reply ? 'answer' : 'new' } of talk ${ mail.talk }) is in ticket ${ message.ticket }, not ${ known ?? '?' }`
			);
			continue;
		}
		ticketOf.set( mail.talk, message.ticket );
		talkOf.set( message.ticket, mail.talk );
	}
	return wrong;
}

/** Tells on standard error what is wrong, mail by mail. */
export async function tally( agent: Rest, siteUrl: string, sent: readonly TrialMail[], there: readonly DeskMessage[] ): Promise< Tally > {
	const marks = new Map( sent.map( ( mail ) => [ mail.mark, mail ] ) );
	const at = new Map< string, DeskMessage[] >();
	const strangers: string[] = [];
	let wordsOk = 0;
	for ( const message of there ) {
		const mail = marks.get( /\bMark (x[0-9a-z]+x)\./.exec( message.text )?.[ 1 ] ?? '' );
		if ( ! mail ) {
			strangers.push( `${ message.id } "${ message.subject }"` );
			continue;
		}
		const same = at.get( mail.mark ) ?? [];
		at.set( mail.mark, [ ...same, message ] );
		const good = message.error === null && message.text.normalize().includes( mail.words.normalize() );
		wordsOk += good && same.length === 0 ? 1 : 0;
		if ( ! good ) {
			say( `  ✗ the words of ${ mail.mark } came as "${ message.text.slice( 0, 120 ) }" ${ message.error ?? '' }` );
		}
	}
	const lost = sent.filter( ( mail ) => ! at.has( mail.mark ) ).map( ( mail ) => mail.mark );
	const twice = [ ...at ].filter( ( [ , messages ] ) => messages.length > 1 ).map( ( [ mark ] ) => mark );
	const split = splits( sent, at );
	for ( const [ what, list ] of Object.entries( { lost, twice, split, 'sent by nobody': strangers } ) ) {
		if ( list.length > 0 ) {
			say( `  ✗ ${ list.length } ${ what }: ${ some( list ) }` );
		}
	}
	return {
		found: at.size,
		lost: lost.length,
		twice: twice.length,
		split: split.length,
		attachments_ok: await filesThatCameBack( agent, siteUrl, sent, at ),
		words_ok: wordsOk,
		strangers: strangers.length,
	};
}
