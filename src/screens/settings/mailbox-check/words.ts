import { __, sprintf } from '@wordpress/i18n';
import type { MailboxCheck } from '../../../contract/generated/types.ts';

type Leg = MailboxCheck[ 'legs' ][ number ];

/** A leg of the way, as what has happened when it is over. */
export function legWords( leg: Leg[ 'leg' ] ): string {
	switch ( leg ) {
		case 'send':
			return __( 'Sent', 'mesa-help-desk' );
		case 'arrive':
			return __( 'Arrived in the mailbox', 'mesa-help-desk' );
		case 'fetch':
			return __( 'Fetched', 'mesa-help-desk' );
		case 'ticket':
			return __( 'Became a ticket', 'mesa-help-desk' );
		case 'clean':
			return __( 'Removed again', 'mesa-help-desk' );
	}
}

/** A time that somebody waited, as short as it can be read. */
export function delayWords( ms: number ): string {
	if ( ms < 1000 ) {
		return sprintf( /* translators: %d: milliseconds. */ __( '%d ms', 'mesa-help-desk' ), ms );
	}
	return ms < 120_000
		? sprintf(
				/* translators: %s: a number of seconds. */ __( '%s s', 'mesa-help-desk' ),
				( ms / 1000 ).toFixed( ms < 10_000 ? 1 : 0 )
			)
		: sprintf( /* translators: %d: minutes. */ __( '%d min', 'mesa-help-desk' ), Math.round( ms / 60_000 ) );
}

/** A part that can break, by its name in plain words; '' for one that needs none beside its explanation. */
export function partWords( part: string ): string {
	const words: Record< string, string > = {
		dns: __( 'Server name', 'mesa-help-desk' ),
		tcp: __( 'Connection to the server', 'mesa-help-desk' ),
		tls: __( 'Encryption', 'mesa-help-desk' ),
		login: __( 'Password', 'mesa-help-desk' ),
		token: __( 'Sign-in', 'mesa-help-desk' ),
		folder: __( 'Folder', 'mesa-help-desk' ),
		quota: __( 'Mailbox size', 'mesa-help-desk' ),
		smtp: __( 'Sending', 'mesa-help-desk' ),
		delivery: __( 'Delivery', 'mesa-help-desk' ),
		spam: __( 'Spam folder', 'mesa-help-desk' ),
		clock: __( 'Clock', 'mesa-help-desk' ),
		queue: __( 'Queue', 'mesa-help-desk' ),
		cron: __( 'Scheduled work', 'mesa-help-desk' ),
		poller: __( 'Mail poller', 'mesa-help-desk' ),
		cleanup: __( 'Removing the mail', 'mesa-help-desk' ),
		database: __( 'Database', 'mesa-help-desk' ),
		spf: __( 'SPF', 'mesa-help-desk' ),
		dkim: __( 'DKIM', 'mesa-help-desk' ),
		dmarc: __( 'DMARC', 'mesa-help-desk' ),
	};
	return words[ part ] ?? '';
}

/** How far a check has come: what is done, what it is at or broke at, what is still to come. */
export function legState( check: MailboxCheck, index: number ): 'done' | 'now' | 'broken' | 'ahead' {
	const leg = check.legs[ index ];
	if ( leg?.ms !== null && leg !== undefined ) {
		return 'done';
	}
	const isFirst = check.legs.findIndex( ( each ) => each.ms === null ) === index;
	if ( ! isFirst ) {
		return 'ahead';
	}
	return check.state === 'open' ? 'now' : 'broken';
}
