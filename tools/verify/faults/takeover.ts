/** How long a mailbox is silent when the poller that reads it dies without a word. */
import { until } from '../../lib/wait.ts';
import { rest } from '../../lib/rest.ts';
import { deskCounts } from './desk-view.ts';
import { postman } from './postman.ts';
import { MAILBOX, type Stage } from './stage.ts';

export interface Takeover {
	/** Until a mail was in by a poller that stood by on the same machine. Seconds. */
	takeover_s: number;
	/** The same, when the dead poller ran on another machine: its lease has to run out. Seconds. */
	takeover_elsewhere_s: number;
}

const LEASE = { owner: 'elsewhere:0123456789:4711:0badf00d', ttl: 60 };

async function timeOf( stage: Stage, name: string ): Promise< number > {
	const post = postman( stage.dovecot.lmtpPort );
	const before = ( await deskCounts( stage.site ) ).messages;
	const from = performance.now();
	try {
		await post.deliver(
			'late@customer.example',
			MAILBOX,
			Buffer.from(
				`From: late@customer.example\r\nTo: ${ MAILBOX }\r\nSubject: ${ name }\r\nMessage-ID: <${ name }@late.example>\r\n\r\nHello\r\n`
			)
		);
	} finally {
		post.close();
	}
	await until( `a mail after the poller ${ name } died`, async () => ( await deskCounts( stage.site ) ).messages > before, 150_000, 200 );
	return Math.round( ( performance.now() - from ) / 100 ) / 10;
}

export async function measureTakeover( stage: Stage ): Promise< Takeover > {
	const { holder } = await deskCounts( stage.site );
	await stage.pollers.killForGood( holder );
	const here = await timeOf( stage, 'here' );
	await stage.pollers.stop();
	// A lease that nobody will renew, as a poller of another machine leaves it behind.
	const poller = rest( stage.site.url, stage.pollers.login );
	await poller.call( 'leaseMailbox', { path: { id: stage.mailboxId }, body: LEASE } );
	stage.pollers.startOne();
	return { takeover_s: here, takeover_elsewhere_s: await timeOf( stage, 'elsewhere' ) };
}
