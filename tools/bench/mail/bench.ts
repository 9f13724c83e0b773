/** The single measurements. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../../lib/fail.ts';
import { fill, type Ground } from './ground.ts';
import { benchMails, bigMail } from './mails.ts';
import { startSlowProxy } from './slow-proxy.ts';
import { measured, serversCpu, type Run } from './usage.ts';

/** What has to be in the database once a mailbox was read. */
interface Expected {
	messages: number;
	tickets: number;
	files: number;
}

const COUNT = `global $wpdb;
	$id    = (int) $wpdb->get_var( $wpdb->prepare( "SELECT id FROM {$wpdb->prefix}mesa_mailboxes WHERE address = %s", $args['address'] ) );
	$count = fn( $sql ) => (int) $wpdb->get_var( $wpdb->prepare( $sql, $id ) );
	return array(
		'messages' => $count( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_messages WHERE mailbox_id = %d" ),
		'tickets'  => $count( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_tickets WHERE mailbox_id = %d" ),
		'files'    => $count( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_attachments a JOIN {$wpdb->prefix}mesa_messages m ON m.id = a.message_id WHERE m.mailbox_id = %d AND a.is_inline = 0" ),
	);`;

export class Bench {
	private readonly expected = new Map< string, Expected >();
	private readonly log: string;

	constructor( private readonly ground: Ground ) {
		this.log = join( ground.folder, 'poller.log' );
	}

	private server( address: string ) {
		return this.ground.mail.mailboxes.find( ( box ) => box.address === address )!.server;
	}

	async fill( address: string, count: number, run: number ): Promise< void > {
		const { raws, tickets, files } = benchMails( count, run, address );
		this.expected.set( address, { messages: raws.length, tickets, files } );
		await fill( this.ground.mail, address, raws );
	}

	async fillBig( address: string, megabytes: number ): Promise< void > {
		this.expected.set( address, { messages: 1, tickets: 1, files: 1 } );
		await fill( this.ground.mail, address, [ bigMail( megabytes, address ) ] );
	}

	/** PHP's caches, the system's, and the way to the disk. */
	async warmUp( address: string ): Promise< void > {
		await this.fill( address, 120, 0 );
		await this.floor( address );
		await this.ours( address );
	}

	async floor( address: string ): Promise< Run > {
		const { port, username: user, password } = this.server( address );
		const run = await measured(
			process.execPath,
			[ this.ground.programs.floor ],
			{ MESA_FLOOR: JSON.stringify( { port, user, password } ), NODE_EXTRA_CA_CERTS: this.ground.mail.ca },
			this.log
		);
		const expected = this.expected.get( address )?.messages;
		if ( run.code !== 0 || Number( run.output ) !== expected ) {
			throw new ToolError( `The floor read ${ run.output } of ${ expected } mails (exit code ${ run.code }).` );
		}
		return run;
	}

	private poll( siteUrl: string ): Promise< Run > {
		const { poller, mail, programs } = this.ground;
		return measured(
			process.execPath,
			[ ...( process.env.MESA_BENCH_NODE ?? '' ).split( ' ' ).filter( Boolean ), programs.poller, 'run' ],
			{ MESA_SITE: siteUrl, MESA_USER: poller.user, MESA_APP_PASSWORD: poller.password, NODE_EXTRA_CA_CERTS: mail.ca },
			this.log
		);
	}

	/** Has WordPress read this mailbox while the work runs, and no other. */
	private async alone< Result >( address: string, port: number, work: () => Promise< Result > ): Promise< Result > {
		const { password, ...incoming } = this.server( address );
		const { call } = this.ground.admin;
		const known = ( await call( 'listMailboxes', {} ) ).find( ( mailbox ) => mailbox.address === address );
		const body = {
			name: address,
			address,
			active: true,
			incoming: { ...incoming, port },
			incoming_password: password,
			after_fetch: 'seen' as const,
			import_since: null,
		};
		const { id } = known
			? await call( 'updateMailbox', { path: { id: known.id }, body: { active: true } } )
			: await call( 'createMailbox', { body } );
		try {
			return await work();
		} finally {
			await call( 'updateMailbox', { path: { id }, body: { active: false } } );
		}
	}

	/** A fast run that loses a mail is none. */
	private async verify( address: string, run: Run ): Promise< void > {
		const expected = this.expected.get( address );
		const there = await this.ground.site.runPhp< Expected >( COUNT, { address } );
		if ( run.code !== 0 || JSON.stringify( there ) !== JSON.stringify( expected ) ) {
			const words = readFileSync( this.log, 'utf8' ).trim().split( '\n' ).slice( -5 ).join( '\n' );
			throw new ToolError(
				`The poller ended with ${ run.code }; in WordPress is ${ JSON.stringify( there ) }, not ${ JSON.stringify( expected ) }.\n${ words }`
			);
		}
	}

	async ours( address: string ): Promise< { run: Run; servers: ReturnType< typeof serversCpu > } > {
		return await this.alone( address, this.server( address ).port, async () => {
			const before = serversCpu();
			const run = await this.poll( this.ground.site.url );
			const after = serversCpu();
			await this.verify( address, run );
			return {
				run,
				servers: { php: after.php - before.php, database: after.database - before.database, mail: after.mail - before.mail },
			};
		} );
	}

	/** With Dovecot and WordPress far away. */
	async far( address: string, delay: number ): Promise< Run > {
		const imap = await startSlowProxy( this.server( address ).port, delay, 21702 );
		const web = await startSlowProxy( Number( new URL( this.ground.site.url ).port ), delay, 21703 );
		try {
			return await this.alone( address, imap.port, async () => {
				const run = await this.poll( `http://127.0.0.1:${ web.port }` );
				await this.verify( address, run );
				return run;
			} );
		} finally {
			await imap.stop();
			await web.stop();
		}
	}

	/** A mailbox that has been read already. */
	async empty( address: string ): Promise< Run > {
		return await this.alone( address, this.server( address ).port, () => this.poll( this.ground.site.url ) );
	}
}
